using System.Text.Json;
using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

/// <summary>Events lie in logs and archives for years: a property may be added, none renamed, moved or taken away.</summary>
public sealed class ContractTests
{
    private static readonly Guid Id = new("01900000-0000-7000-8000-000000000001");
    private static readonly DateOnly Day = new(2026, 3, 26);

    [Fact]
    public void Events_are_written_as_they_always_were()
    {
        object[] events =
        [
            new ConsultationDrafted(Id, Id, "Dự thảo", "committee-decision", "commune", Day),
            new ConsultationOpened(Id, Id, "Dự thảo", "committee-decision", "commune", Day, Day.AddDays(20), 20, "law-64-2025-posting-commune"),
            new ConsultationOpened(Id, Id, "Dự thảo", "other", "commune", Day, Day.AddDays(7), 7, null),
            new ConsultationPeriodMoved(Id, Id, Day, Day.AddDays(1)),
            new ConsultationDrafted(Id, Id, "Dự thảo", "committee-decision", "commune", Day, "second-draft", Id),
            new ConsultationOpened(Id, Id, "Dự thảo", "committee-decision", "commune", Day, Day.AddDays(20), 20, "law-64-2025-posting-commune", "draft", Id, "15/TTr-STP"),
            new DocumentPromulgated(Id, Id, Id, "05/2026/NQ-HĐND", "Hội đồng nhân dân tỉnh", Day, Id),
            new DraftVersionPublished(Id, Id, Id, 2, 31, "00ff", Day, 12, 1),
            new AnchorDecided(Id, Id, Id, Id, Id),
            new AnchorDecided(Id, Id, Id, Id, null),
            new CriticismRequested(Id, Id, Id, Id, "12/UBND-NC", Day, Day.AddDays(7)),
            new CriticismReplied(Id, Id, Id, Id, "3/MTTQ-BTT", Day),
            new CriticismAnswered(Id, Id, Id, "20/UBND-NC", Day),
            new IssueRaised(Id, Id, Id, Id, Id, Id),
            new IssueRaised(Id, Id, Id, null, null, null),
            new IssueMerged(Id, Id, Id, Id),
            new ArgumentsAssigned(Id, Id, Id, 3),
            new AssignmentsAudited(Id, Id, Id, 2, 1),
            new GroupingSuggested(Id, Id, Id, "word-overlap/1", 900, 40),
            new ReplyDrafted(Id, Id, Id, Id, 1, "partly"),
            new ReplyMoved(Id, Id, Id, Id, "accepted", "partly"),
            new SynthesisPublished(Id, Id, Id, 1, "00ff", 1200, 40, 0),
            new ConsultationCompleted(Id, Id, Day, 1200, 40),
            new ConsultationReopened(Id, Id, Day),
            new ReadbackDrawn(Id, Id, Id, Id, Day),
            new OpinionReadBack(Id, Id, Id, "corrected", Id, Day),
            new ConsultationClosed(Id, Id, Day),
            new OpinionReceived(Id, Id, Id, Id, "portal", "dieu-7/khoan-2", Day),
            new OpinionReceived(Id, Id, Id, Id, "paper", null, Day),
            new DialogueAnnounced(Id, Id, "Đối thoại", Day),
            new DialogueStarted(Id, Id, Day),
            new DialogueEnded(Id, Id, Day),
            new QuestionAsked(Id, Id, Id, Id, "meeting", true, Day),
            new QuestionAnswered(Id, Id, Id, "Chủ tịch Ủy ban nhân dân phường", Day),
            new PromiseMade(Id, Id, Id, Id, "Chủ tịch Ủy ban nhân dân phường", "Thắp sáng ngõ 12.", Day, Day.AddDays(30)),
            new PromiseMade(Id, Id, null, Id, "Chủ tịch Ủy ban nhân dân phường", "Thắp sáng ngõ 12.", Day, Day.AddDays(30)),
            new ModelResultVoiced(Id, Id, Id, Id, false, "hotline", Day),
            new PetitionReceived(Id, Id, Id, "portal", Day, Day.AddDays(14)),
            new PetitionTransferred(Id, Id, Id, 3, true, Day, Day.AddDays(14)),
            new PetitionAnswered(Id, Id, 1, Day, Day.AddDays(14)),
            new PetitionRated(Id, Id, 1, false, Day),
            new PetitionReopened(Id, Id, 2, Day, Day.AddDays(14)),
            new OpinionHeld(Id, Id, Id, "spam", Id, Day),
            new OpinionHeld(Id, Id, Id, "insult", null, Day),
            new HoldSettled(Id, Id, Id, "spam", true, Day),
            new HoldAppealed(Id, Id, Id, Day),
            new HoldRuleSet(Id, "advertising", "vay tiền nhanh", null, Day),
            new HoldRuleSet(Id, "spam", null, 3, Day),
            new HoldRuleEnded(Id, Day),
            new OpinionReferred(Id, Id, Id, "denunciation", Day),
            new ScanAttached(Id, Id, "audio/ogg", 1024, "00", Day, "hmn"),
            new UnsealingRequested(Id, Id, Id, Day),
            new IdentityUnsealed(Id, Id, Id, Day),
            new IdentityErased(Id, Id, "retention", Day),
            new DataRequested(Id, Id, "erasure", Day, Day.AddDays(2)),
            new DataRequestAnswered(Id, Id, true, Day, Day.AddDays(2)),
            new UnitAsked(Id, Id, Id, Id, Day),
            new UnitNotHeardYet(Id, Id, Id, Id, "Dự thảo", Day.AddDays(20), Day),
        ];
        Assert.Equal(typeof(OpinionReceived).Assembly.GetTypes().Where(type => type.IsPublic).Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name))),
            events.Select(one => one.GetType()).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal));
        Snapshot.Match("events", string.Join('\n', events.Select(one => $"{EventNames.Name(one.GetType())}\n{JsonSerializer.Serialize(one, one.GetType(), Json.Options)}")));
    }
}
