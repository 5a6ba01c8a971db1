using System;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Tests.Browser;

/// <summary>Customers with feedback, made through the organisation service so that the plug-ins score them.</summary>
internal static class Customers
{
    private static readonly string[] Texts =
    [
        "Delivery was quick and the driver was friendly, thank you!",
        "The app crashes every time I log in. Very frustrating.",
        "I was charged twice and nobody answers my calls. Terrible service.",
        "Could you please send me the invoice again?",
        "The new version is excellent, much faster than before.",
        "包装破损，客服态度很差，非常失望。",
    ];

    /// <summary>An account with six cases of the last weeks.</summary>
    public static Guid CreateAccount(IOrganizationService service, string name)
    {
        var account = service.Create(new Entity("account") { ["name"] = name });
        for (var i = 0; i < Texts.Length; i++)
        {
            service.Create(new Entity("incident")
            {
                ["title"] = "Case " + (i + 1),
                ["description"] = Texts[i],
                ["customerid"] = new EntityReference("account", account),
                ["overriddencreatedon"] = DateTime.UtcNow.AddDays(-7 * (Texts.Length - i)),
            });
        }

        return account;
    }
}
