using System.Security.Cryptography;
using System.Text;
using DanVan.Feedback.Consultations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Drafts;

/// <summary>What an opinion points at: a provision of a version, and the words of it that it quotes.</summary>
/// <param name="Id">Made of the other three: whoever points at the same thing has the same place.</param>
internal sealed record Place(Guid Id, Guid DraftVersionId, Guid ProvisionId, string? Quote)
{
    public static Place At(Provision provision, string? quote)
    {
        var content = $"{provision.DraftVersionId}/{provision.ProvisionId}/{(quote is null ? "" : VietnameseText.Fold(quote))}";
        return new(new(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 16)), provision.DraftVersionId, provision.ProvisionId, quote);
    }
}

/// <summary>The version that a consultation shows, as far as some opinions speak of it.</summary>
internal sealed class PostedDraft(Dictionary<string, Provision>? provisions)
{
    /// <summary>A consultation without a draft of its own here takes any place in the form of the law.</summary>
    public Decision<Located> Locate(string? path, string? quote)
    {
        if (provisions is null || path is null)
            return quote is null ? new Located(null) : FeedbackProblems.QuoteNotFound;
        if (!provisions.TryGetValue(OfDocument(path), out var provision))
            return FeedbackProblems.ProvisionNotFound.With($"Dự thảo không có {path}.", $"The draft has no {path}.", ("provision", path));
        if (quote is null)
            return new Located(Place.At(provision, null));
        var (words, wanted) = (new Words(provision.Whole), new Words(quote));
        return words.IndexOf(wanted) is >= 0 and var first
            ? new Located(Place.At(provision, words.Cite(first, wanted.Count)))
            : FeedbackProblems.QuoteNotFound;
    }

    public static async Task<PostedDraft> Of(FeedbackDbContext db, Consultation consultation, IEnumerable<string?> paths, CancellationToken ct)
    {
        if (consultation.DraftVersionId is not { } version)
            return new(null);
        var wanted = paths.OfType<string>().Select(OfDocument).Distinct().ToList();
        return new(wanted.Count == 0 ? [] : await db.Provisions.AsNoTracking()
            .Where(one => one.DraftVersionId == version && wanted.Contains(one.Path)).ToDictionaryAsync(one => one.Path, ct));
    }

    // chuong-2/dieu-7 is dieu-7: articles are numbered through the whole document.
    private static string OfDocument(string path) => path.IndexOf("dieu-", StringComparison.Ordinal) is > 0 and var article ? path[article..] : path;
}

/// <param name="Place">Null for an opinion on the draft as a whole.</param>
internal sealed record Located(Place? Place);
