using System;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Identity;

namespace CrmFeedback.Cli.Organization;

/// <summary>
/// Who calls: a bearer token from the environment; nobody on the local organisation; else what Azure.Identity finds (variables of
/// a service principal, a signed-in Azure CLI, Visual Studio, or a browser window).
/// </summary>
public static class Credentials
{
    /// <summary>The source of bearer tokens for an organisation; null where none is needed.</summary>
    /// <param name="organization">Address of the organisation.</param>
    public static Func<CancellationToken, ValueTask<string>>? For(Uri organization)
    {
        var given = Environment.GetEnvironmentVariable(WebApiClient.TokenVariable);
        if (!string.IsNullOrWhiteSpace(given))
            return _ => ValueTask.FromResult(given.Trim());
        if (organization.IsLoopback)
            return null;
        var credential = new DefaultAzureCredential(includeInteractiveCredentials: true);
        var request = new TokenRequestContext([organization.GetLeftPart(UriPartial.Authority) + "/.default"]);
        // The library keeps the token and renews it before it expires.
        return async cancellation =>
        {
            try
            {
                return (await credential.GetTokenAsync(request, cancellation)).Token;
            }
            catch (AuthenticationFailedException error)
            {
                throw new WebApiException($"Nobody is signed in for {organization.Host}: {error.Message.Split('\n')[0].Trim()} Sign in with 'az login', or put a bearer token into {WebApiClient.TokenVariable}.", error);
            }
        };
    }
}
