using System.ComponentModel.DataAnnotations;
using DanVan.Feedback.Sealing;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Privacy;

/// <summary>The first official says whose identity must be known, and why.</summary>
internal static class RequestUnsealing
{
    /// <param name="SubjectId">The opinion or petition.</param>
    /// <param name="Reason">The person reads it by the receipt.</param>
    public sealed record Request(Guid SubjectId, [property: Required, StringLength(Unsealing.LongestReason, MinimumLength = 10)] string Reason);

    internal static void Map(RouteGroupBuilder unsealings) => unsealings.MapPost("/", Handle)
        .WithName(nameof(RequestUnsealing)).WithSummary("Ask to unseal an identity")
        .Needs(PrivacyModule.Unseal).Answers<UnsealingView>(201).Refuses(404);

    internal static async Task<IResult> Handle(
        Request request, PrivacyDesk desk, FeedbackDbContext db, EventLog log, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await desk.UnitOf(request.SubjectId, ct) is not { } unitId
            || !await db.Set<SealedIdentity>().AnyAsync(one => one.SubjectId == request.SubjectId, ct))
            return FeedbackProblems.IdentityNotFound.ToRefusal();
        var (unsealing, requested) = Unsealing.Request(request.SubjectId, unitId, request.Reason, caller.Client, clock.GetUtcNow());
        db.Add(unsealing);
        log.Append(unsealing, requested, Readers.Within(unitId));
        return await log.Save(Answer.Created($"/v1/unsealings/{unsealing.Id}", UnsealingView.Of(unsealing), unsealing.Version), ct);
    }
}

/// <param name="RequestedBy">The first official's client.</param>
/// <param name="ApprovedBy">The second official's client; absent while it waits.</param>
public sealed record UnsealingView(
    Guid Id, long Version, Guid SubjectId, Guid UnitId, string Reason, string RequestedBy, DateTimeOffset RequestedAt, string? ApprovedBy,
    DateTimeOffset? ApprovedAt)
{
    internal static UnsealingView Of(Unsealing one) => new(
        one.Id, one.Version, one.SubjectId, one.UnitId, one.Reason, one.RequestedBy, one.RequestedAt, one.ApprovedBy, one.ApprovedAt);
}
