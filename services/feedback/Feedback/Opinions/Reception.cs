using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Drafts;
using DanVan.Feedback.Moderation;
using DanVan.Feedback.Readbacks;
using DanVan.Feedback.Receipts;
using DanVan.Feedback.Sealing;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Opinions;

/// <summary>What one opinion and each of a batch go through: rights, decision, sealing, the rules against abuse, the draw of what is read back, events, receipt.</summary>
internal sealed class Reception(
    FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, SigningKeys keys, Seal seal, TimeProvider clock)
{
    private List<HoldRule> rules = [];
    private ReadbackRule? readbacks;

    /// <summary>Reads once what every opinion of the request needs.</summary>
    public async Task<Signer> Prepare(CancellationToken ct)
    {
        rules = await db.HoldRules.AsNoTracking().Where(rule => rule.Until == null).ToListAsync(ct);
        readbacks = await ReadbacksModule.Rule(db, clock.Today(), ct);
        return await keys.Signer(ct);
    }

    public Task<PostedDraft> Draft(Consultation consultation, IEnumerable<string?> provisions, CancellationToken ct) =>
        PostedDraft.Of(db, consultation, provisions, ct);

    public Decision<SendOpinion.Response> Receive(Consultation consultation, PostedDraft draft, SendOpinion.Request request, Signer signer)
    {
        var now = clock.GetUtcNow();
        var day = VietnamTime.Day(now);
        if ((request.UnitId ?? units.Resolve(caller.Unit)) is not { } unitId || units.Find(unitId, day) is null)
            return FeedbackProblems.UnitNotFound;
        if (caller.IsOutside(units, unitId, day, out var outside))
            return outside;
        if (request.Person is not null && !seal.IsPossible)
            return FeedbackProblems.IdentityRefused;
        if (draft.Locate(request.Provision, request.Quote).Refused(out var misplaced, out var located))
            return misplaced;
        if (Opinion.Receive(consultation, request, located.Place, unitId, now, out var opinion).Refused(out var refusal, out var received))
            return refusal;

        db.Add(opinion);
        if (request.Person is { } person)
            db.Add(seal.Close(opinion.Id, person, day));
        log.Append(opinion, received, Readers.Within(consultation.UnitId));
        HoldIfCaught(opinion, consultation, day);
        if (Readback.Draw(opinion, readbacks!, caller.Client, day) is (var readback, var drawn))
        {
            db.Add(readback);
            log.Append(readback, drawn, Readers.Within(consultation.UnitId));
        }
        return new SendOpinion.Response(opinion.Id, Receipt.Write(signer, opinion.Id, opinion.ReceivedAt, opinion.Text), opinion.ReceivedAt, request.Person is not null);
    }

    private void HoldIfCaught(Opinion opinion, Consultation consultation, DateOnly day)
    {
        var folded = rules.Count == 0 ? "" : VietnameseText.Fold(opinion.Text);
        if (rules.Find(rule => rule.Catches(folded)) is not { } rule)
            return;
        var (hold, held) = Hold.Place(opinion, rule.Ground, rule.Reason, rule.Id, day);
        db.Add(hold);
        log.Append(hold, held, Readers.Within(consultation.UnitId));
    }
}
