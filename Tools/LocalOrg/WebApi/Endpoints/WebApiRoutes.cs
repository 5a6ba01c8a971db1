using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>The Web API's place on the server: <c>/api/data/v9.2/</c> (v9.0 and v9.1 are the same).</summary>
public static class WebApiRoutes
{
    /// <summary>Dataverse takes at least 52 requests of a user at a time; further ones wait here.</summary>
    public const int Concurrency = 52;

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes, LocalOrganization organization)
    {
        var handler = new WebApiHandler(organization);
        var gate = new SemaphoreSlim(Concurrency);
        ThreadPool.GetMinThreads(out var workers, out var io);
        ThreadPool.SetMinThreads(Math.Max(workers, Concurrency), io);
        routes.Map("/api/data/{version}/{**path}", context => HandleAsync(handler, gate, context));
    }

    private static async Task HandleAsync(WebApiHandler handler, SemaphoreSlim gate, HttpContext context)
    {
        var version = (string?)context.Request.RouteValues["version"];
        if (version is not ("v9.2" or "v9.1" or "v9.0"))
        {
            await ErrorBody.From(ApiException.NotImplemented($"The Web API version '{version}'")).WriteAsync(context.Response);
            return;
        }
        ApiResponse response;
        try
        {
            var request = await HttpEdge.ReadAsync(context.Request, $"/api/data/{version}/");
            await gate.WaitAsync(context.RequestAborted);
            try
            {
                // The organisation's service is synchronous, as Dataverse's is: a thread per request under way.
                response = await Task.Run(() => handler.Handle(request));
            }
            finally
            {
                gate.Release();
            }
        }
        catch (BadHttpRequestException error)
        {
            response = ErrorBody.From(new ApiException(error.StatusCode, ApiException.Unnumbered, error.Message, error));
        }
        catch (Exception error) when (error is ApiException or UriFormatException)
        {
            response = ErrorBody.From(error is ApiException ? error : ApiException.BadRequest(error.Message, error));
        }
        await response.WriteAsync(context.Response);
    }
}
