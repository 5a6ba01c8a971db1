using System.IO;
using CrmFeedback.LocalOrg.App.Definitions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmFeedback.LocalOrg.App;

/// <summary>The model-driven app over HTTP: its page, its client's files, definitions, and web resources.</summary>
public static class AppRoutes
{
    private const string PagePolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>Adds the app's routes.</summary>
    /// <param name="endpoints">Where to add them.</param>
    /// <param name="organization">The organisation the app shows.</param>
    /// <param name="clientFolder">Folder of the built client: <c>index.html</c>, <c>app.js</c>, <c>app.css</c>.</param>
    /// <exception cref="DirectoryNotFoundException">The client is not built.</exception>
    public static void Map(IEndpointRouteBuilder endpoints, LocalOrganization organization, string clientFolder)
    {
        if (!File.Exists(Path.Combine(clientFolder, "index.html")))
            throw new DirectoryNotFoundException($"The app's client is not built: {clientFolder} holds no index.html. Run npm ci and npm run build in its project folder.");
        endpoints.MapGet("/", () => Results.Redirect("/main.aspx"));
        endpoints.MapGet("/favicon.ico", () => Results.NoContent());
        endpoints.MapGet("/main.aspx", (HttpContext context) => ServeFile(context, clientFolder, "index.html", "text/html; charset=utf-8"));
        endpoints.MapGet("/app/scripts.html", (HttpContext context) => ServeFile(context, clientFolder, "scripts.html", "text/html; charset=utf-8"));
        endpoints.MapGet("/app/app.js", (HttpContext context) => ServeFile(context, clientFolder, "app.js", "text/javascript; charset=utf-8"));
        endpoints.MapGet("/app/app.css", (HttpContext context) => ServeFile(context, clientFolder, "app.css", "text/css; charset=utf-8"));
        endpoints.MapGet("/WebResources/{**name}", (string name, HttpContext context) => WebResourceEndpoint.Serve(name, organization.Catalog, context));
        MapDefinitions(endpoints.MapGroup("/app/definitions"), organization);
    }

    private static void MapDefinitions(RouteGroupBuilder group, LocalOrganization organization)
    {
        AppDefinitions In(int? lcid) => new(organization.Metadata, organization.Catalog, lcid ?? Metadata.LocalizedText.BaseLanguage);
        group.MapGet("/apps", (int? lcid) => Results.Json(In(lcid).Apps()));
        group.MapGet("/sitemap/{app}", (string app, int? lcid) => Found(In(lcid).SiteMap(app), $"app {app}"));
        group.MapGet("/tables/{table}", (string table, int? lcid) => Found(In(lcid).Table(table), $"table {table}"));
        group.MapGet("/tables/{table}/views", (string table, int? lcid) => Results.Json(In(lcid).Views(table)));
        group.MapGet("/tables/{table}/charts", (string table, int? lcid) => Results.Json(In(lcid).Charts(table)));
        group.MapGet("/dashboards/{id:guid}", (System.Guid id, int? lcid) => Found(In(lcid).Dashboard(id), $"dashboard {id}"));
        group.MapGet("/tables/{table}/commands", (string table, int? lcid) => Results.Json(In(lcid).Commands(table)));
        group.MapGet("/tables/{table}/forms", (string table, string type, string? app, int? lcid) => Results.Json(In(lcid).Forms(table, type, app)));
    }

    private static IResult Found<T>(T? value, string what) where T : class =>
        value is null ? Results.Text($"There is no {what}.", "text/plain", statusCode: StatusCodes.Status404NotFound) : Results.Json(value);

    private static IResult ServeFile(HttpContext context, string folder, string name, string contentType)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PagePolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache";
        var path = Path.Combine(folder, name);
        return Results.File(path, contentType, lastModified: new System.DateTimeOffset(File.GetLastWriteTimeUtc(path)));
    }
}
