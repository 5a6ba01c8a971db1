using System;

namespace CrmFeedback.Feedback;

/// <summary>A text is not JSON; the message says where and what was found.</summary>
public sealed class JsonFormatException : Exception
{
    /// <summary>Fails at a place of the text.</summary>
    public JsonFormatException(string message)
        : base(message)
    {
    }
}
