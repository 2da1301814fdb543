using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Receipts;

/// <summary>The published keys: with them a receipt is checked without this service.</summary>
internal static class GetReceiptKeys
{
    /// <param name="Id">So a receipt names it, in bytes 1 to 4.</param>
    /// <param name="Algorithm">ECDSA over P-256 with SHA-256; the signature is r and s, 32 bytes each.</param>
    public sealed record View(string Id, string Algorithm, string PublicPem, DateTimeOffset Since);

    private sealed record After([property: Required] string Id);

    internal static void Map(RouteGroupBuilder v1) => v1.MapGet("/receipt-keys", Handle)
        .WithName(nameof(GetReceiptKeys)).WithTags("receipts").WithSummary("Keys that check receipts without this service, by id")
        .AllowAnonymous().Answers<Page<View>>();

    internal static async Task<IResult> Handle([AsParameters] Paging paging, FeedbackDbContext db, ReceiptKeys keys, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        await keys.Signer(ct); // publishes the first one
        var found = await db.ReceiptKeys.AsNoTracking().Where(key => after == null || key.Id.CompareTo(after.Id) > 0)
            .OrderBy(key => key.Id).Take(paging.Size + 1)
            .Select(key => new View(key.Id, "ES256", key.PublicPem, key.Since)).ToListAsync(ct);
        return TypedResults.Ok(paging.Of(found, key => new After(key.Id)));
    }
}
