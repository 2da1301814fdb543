using System.Collections.Frozen;
using System.Reflection;
using DanVan.ServiceDefaults;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace DanVan.Reporting.Page;

/// <summary>Configuration section <c>Page</c>.</summary>
internal sealed class PageOptions
{
    /// <summary>Where people reach the feedback service, which tells the way of an opinion to the page; without it the page does not ask for receipts.</summary>
    public Uri? Opinions { get; set; }
}

/// <summary>
/// The public page: a few files inside the program, built from <c>Page/src</c>, each with its hash in its name and compressed beforehand.
/// It asks the same interfaces as everybody, without a token, and loads nothing from elsewhere; only the way of an opinion, on demand, it asks
/// of the service that keeps it.
/// </summary>
internal static class PageModule
{
    private const string Prefix = "Page/";

    // The one other service that is asked, where there is its address.
    private static string Policy(PageOptions options) =>
        $"default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'{(options.Opinions is { } opinions ? $" {opinions.GetLeftPart(UriPartial.Authority)}" : "")}; img-src 'self' data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Assembly Program = typeof(PageModule).Assembly;
    private static readonly FileExtensionContentTypeProvider Types = new();
    private static readonly FrozenSet<string> Files =
        Program.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenSet(StringComparer.Ordinal);

    internal static void AddPage(this IHostApplicationBuilder builder) =>
        builder.Services.AddSettings<PageOptions>("Page");

    internal static void MapPage(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", (HttpContext http) => Give(http, "index.html", "no-cache")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/page/settings.json", (HttpContext http, IOptions<PageOptions> options) =>
        {
            http.Response.Headers.CacheControl = "no-cache";
            return TypedResults.Json(new { opinions = options.Value.Opinions?.ToString() });
        }).AllowAnonymous().ExcludeFromDescription();
        // A changed file has another name, so that none is ever asked for twice.
        app.MapGet("/page/{file}", (HttpContext http, string file) => Give(http, file, "public, max-age=31536000, immutable"))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Give(HttpContext http, string file, string kept)
    {
        if (!Files.Contains(Prefix + file) || !Types.TryGetContentType(file, out var type))
            return TypedResults.NotFound();
        var headers = http.Response.Headers;
        var (suffix, encoding) = Encoding(http.Request, file);
        headers.ContentEncoding = encoding;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = kept;
        headers.ContentSecurityPolicy = Policy(http.RequestServices.GetRequiredService<IOptions<PageOptions>>().Value);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.Stream(Program.GetManifestResourceStream(Prefix + file + suffix)!, type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type);
    }

    private static (string Suffix, string? Encoding) Encoding(HttpRequest request, string file)
    {
        foreach (var (suffix, name) in new[] { (".br", "br"), (".gz", "gzip") })
        {
            if (Files.Contains(Prefix + file + suffix) && request.Headers.AcceptEncoding.Any(accepted => accepted!.Contains(name, StringComparison.OrdinalIgnoreCase)))
                return (suffix, name);
        }
        return ("", null);
    }
}
