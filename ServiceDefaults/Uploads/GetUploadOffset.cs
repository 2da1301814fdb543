using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DanVan.ServiceDefaults;

/// <summary>How far an upload is, for a caller that lost the line; and what may be uploaded, for one that has not begun.</summary>
internal static class GetUploadOffset
{
    internal static void Map(RouteGroupBuilder uploads)
    {
        uploads.MapMethods("/{id:guid}", [HttpMethods.Head], Handle).WithName(nameof(GetUploadOffset))
            .WithSummary("How many bytes of an upload are here, in the header Upload-Offset").Produces(204).Refuses(404);
        uploads.MapMethods("/", [HttpMethods.Options], HandleLimits).WithName("GetUploadLimits")
            .WithSummary("What this caller may upload, in the header Upload-Limit").Produces(204);
    }

    internal static async Task<IResult> Handle(Guid id, HttpResponse response, UploadStore store, UploadLimits limits, Caller caller, CancellationToken ct)
    {
        if (await store.TakeOver(id, caller.Client, ct) is not { } upload)
            return UploadProblems.NotFound.ToRefusal();
        response.Say(upload, limits.For(caller) ?? 0, store.Now);
        return TypedResults.NoContent();
    }

    internal static IResult HandleLimits(HttpResponse response, UploadLimits limits, Caller caller)
    {
        response.Headers["Accept-Patch"] = UploadFields.MediaType;
        response.Headers[UploadFields.Limit] = UploadFields.MaxSize(limits.For(caller) ?? 0);
        return TypedResults.NoContent();
    }
}
