using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DanVan.ServiceDefaults;

/// <summary>The caller needs it no longer: what is here of it goes at once.</summary>
internal static class GiveUpUpload
{
    internal static void Map(RouteGroupBuilder uploads) => uploads.MapDelete("/{id:guid}", Handle)
        .WithName(nameof(GiveUpUpload)).WithSummary("Give up an upload").Produces(204).Refuses(404);

    internal static async Task<IResult> Handle(Guid id, UploadStore store, Caller caller, CancellationToken ct) =>
        await store.Remove(id, caller.Client, ct) ? TypedResults.NoContent() : UploadProblems.NotFound.ToRefusal();
}
