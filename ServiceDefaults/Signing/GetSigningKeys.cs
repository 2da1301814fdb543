using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ServiceDefaults;

/// <param name="Id">So what is signed names it: the first four bytes of SHA-256 over the public key, in hex.</param>
/// <param name="Algorithm">ECDSA over P-256 with SHA-256.</param>
public sealed record PublicKey(string Id, string Algorithm, string PublicPem, DateTimeOffset Since);

/// <summary>The published keys: with them a signature is checked without this service.</summary>
public static class GetSigningKeys
{
    private sealed record After([property: Required] string Id);

    /// <summary>A list of the service's keys, open to everybody.</summary>
    public static RouteHandlerBuilder MapSigningKeys<TDb>(this RouteGroupBuilder v1, string path) where TDb : DbContext =>
        v1.MapGet(path, Handle<TDb>).AllowAnonymous().Answers<Page<PublicKey>>();

    private static async Task<IResult> Handle<TDb>([AsParameters] Paging paging, TDb db, SigningKeys keys, CancellationToken ct) where TDb : DbContext
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        await keys.Signer(ct); // publishes the first one
        var found = await db.Set<SigningKey>().AsNoTracking().Where(key => after == null || key.Id.CompareTo(after.Id) > 0)
            .OrderBy(key => key.Id).Take(paging.Size + 1)
            .Select(key => new PublicKey(key.Id, Signer.Algorithm, key.PublicPem, key.Since)).ToListAsync(ct);
        return TypedResults.Ok(paging.Of(found, key => new After(key.Id)));
    }
}
