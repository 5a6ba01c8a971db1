using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>The value of a choice column. Equal if the numbers are.</summary>
public sealed class OptionSetValue : IExtensibleDataObject
{
    /// <summary>The value 0.</summary>
    public OptionSetValue()
    {
    }

    /// <summary>A value.</summary>
    public OptionSetValue(int value) => Value = value;

    /// <summary>The option's number.</summary>
    public int Value { get; set; }

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }

    /// <inheritdoc />
    public override bool Equals(object obj) => obj is OptionSetValue other && other.Value == Value;

    /// <inheritdoc />
    public override int GetHashCode() => Value.GetHashCode();
}
