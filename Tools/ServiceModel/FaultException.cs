namespace System.ServiceModel;

/// <summary>An error a service reports; the base of <see cref="FaultException{TDetail}"/>.</summary>
public class FaultException : Exception
{
    /// <summary>Creates a fault with a message for the caller.</summary>
    public FaultException(string reason) : base(reason)
    {
    }

    /// <summary>Creates a fault with a message for the caller and the error behind it.</summary>
    public FaultException(string reason, Exception? innerException) : base(reason, innerException)
    {
    }
}

/// <summary>An error a service reports together with a typed detail.</summary>
/// <typeparam name="TDetail">The detail's type; for Dataverse <c>OrganizationServiceFault</c>.</typeparam>
public class FaultException<TDetail> : FaultException
{
    /// <summary>Creates a fault from its detail and a message for the caller.</summary>
    public FaultException(TDetail detail, string reason) : base(reason) => Detail = detail;

    /// <summary>Creates a fault from its detail.</summary>
    public FaultException(TDetail detail) : this(detail, "The creator of this fault did not specify a Reason.")
    {
    }

    /// <summary>What went wrong, as data.</summary>
    public TDetail Detail { get; }
}
