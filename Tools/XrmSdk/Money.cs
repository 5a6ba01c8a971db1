using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>An amount in the row's currency. Equal if the amounts are.</summary>
public sealed class Money : IExtensibleDataObject
{
    /// <summary>The amount 0.</summary>
    public Money()
    {
    }

    /// <summary>An amount.</summary>
    public Money(decimal value) => Value = value;

    /// <summary>The amount.</summary>
    public decimal Value { get; set; }

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }

    /// <inheritdoc />
    public override bool Equals(object obj) => obj is Money other && other.Value == Value;

    /// <inheritdoc />
    public override int GetHashCode() => Value.GetHashCode();
}
