using System;

namespace CrmFeedback.Packer;

/// <summary>The repository cannot be built: a tool is missing or failed. The message says what to do.</summary>
public sealed class WorkspaceException(string message) : Exception(message);
