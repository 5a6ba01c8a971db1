using System;

namespace Microsoft.Xrm.Sdk.Client;

/// <summary>Tells which table an early-bound class stands for.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EntityLogicalNameAttribute : Attribute
{
    /// <summary>Names the table.</summary>
    public EntityLogicalNameAttribute(string logicalName) => LogicalName = logicalName;

    /// <summary>Logical name of the table.</summary>
    public string LogicalName { get; }
}
