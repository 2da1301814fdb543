using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace DanVan.ServiceDefaults;

/// <summary>
/// Files over lines that break: a caller sends one in parts to <c>/v1/uploads</c>, as "Resumable Uploads for HTTP" says it
/// (draft-ietf-httpbis-resumable-upload), and names it then, in the header <c>Upload</c>, in place of the body of the request that wants it.
/// </summary>
public static class UploadsModule
{
    /// <summary>For a service that takes files; its database needs <see cref="CreateUploads"/>.</summary>
    public static void AddUploads(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<UploadOptions>("Uploads");
        builder.Services.AddSingleton(services => new PartCipher(services.GetRequiredService<SharedSecret>().Text));
        builder.Services.AddSingleton<UploadStore>();
        builder.Services.AddSingleton<UploadLimits>();
        builder.Services.AddHostedService<UploadExpiry>();
    }

    /// <summary>Creates the tables; a line of a migration.</summary>
    public static void CreateUploads(this MigrationBuilder migration) => migration.Script(typeof(UploadsModule), "Uploads.sql");

    // Asked before settings are validated, so nothing is made of them yet.
    internal static bool TakesUploads(this IServiceProvider services) => services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(UploadStore));

    internal static void MapUploads(this RouteGroupBuilder v1)
    {
        var uploads = v1.MapGroup("/uploads").WithTags("uploads");
        BeginUpload.Map(uploads);
        AppendToUpload.Map(uploads);
        GetUploadOffset.Map(uploads);
        GiveUpUpload.Map(uploads);
    }
}
