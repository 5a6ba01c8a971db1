using System;
using System.Collections.Generic;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>Answers one message. Stateless; shared by all threads.</summary>
internal abstract class MessageHandler
{
    /// <summary>The message's name, as in <see cref="OrganizationRequest.RequestName"/>.</summary>
    public abstract string MessageName { get; }

    /// <summary>The request's other names, if it has any.</summary>
    public virtual IReadOnlyList<string> Aliases => [];

    public abstract void Execute(MessageContext message);

    /// <summary>The typed response; its results are filled afterwards.</summary>
    public virtual OrganizationResponse NewResponse() => new() { ResponseName = MessageName };
}

/// <summary>A message that plug-in steps can be registered on: it runs through the stages 10 to 40.</summary>
internal abstract class PipelineHandler : MessageHandler
{
    /// <summary>True if the main operation writes.</summary>
    public virtual bool Writes => true;

    /// <summary>Checks the request's shape and sets table and row. Runs before stage 10, outside any transaction of this message.</summary>
    public abstract void Prepare(MessageContext message);

    /// <summary>Runs first inside the transaction: names become ids, one message may become several. Each part runs through stages 20 to 40 on its own.</summary>
    public virtual IReadOnlyList<MessageContext> Split(MessageContext message) => [message];

    /// <summary>Checks privileges and that the row exists, before stage 20.</summary>
    public virtual void Authorize(MessageContext message)
    {
    }

    /// <summary>Stage 30.</summary>
    public abstract void Main(MessageContext message);

    /// <summary>Runs after the synchronous steps of stage 40, inside the transaction.</summary>
    public virtual void Complete(MessageContext message)
    {
    }

    /// <summary>The columns sent, for filtering attributes; null if the message has none.</summary>
    public virtual ICollection<string>? SentColumns(MessageContext message) => null;

    /// <summary>True if steps can have an image of the row before the operation.</summary>
    public virtual bool HasPreImage => false;

    /// <summary>True if steps can have an image of the row after the operation.</summary>
    public virtual bool HasPostImage => false;

    /// <summary>Create, Update and Delete hand shared variables from stage 10 on through ParentContext.</summary>
    public virtual bool SeparatesPreValidation => false;

    public sealed override void Execute(MessageContext message) => message.Core.Pipeline.Run(message, this);
}
