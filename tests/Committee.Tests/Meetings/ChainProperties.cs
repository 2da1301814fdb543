using DanVan.Committee.Committees;
using DanVan.Committee.Meetings;
using DanVan.Committee.Proposals;
using FsCheck.Xunit;

namespace DanVan.Committee.Tests.Meetings;

/// <summary>Whatever is tried in whatever order, the chains of items and of proposals do not break and do not fork.</summary>
public sealed class ChainProperties
{
    private static readonly DateOnly Today = new(2020, 12, 31), Raised = new(2018, 3, 1);

    public enum ItemAttempt
    {
        Settle,
        LeaveAndCarry,
        SubmitPaper,
    }

    public enum ProposalAttempt
    {
        ToAgenda,
        Forward,
        Answer,
        AnswerBefore,
        AnswerInFuture,
    }

    [Property(MaxTest = 500)]
    public void An_item_is_settled_once_and_until_then_each_meeting_names_the_one_before(ItemAttempt[] attempts)
    {
        var item = new AgendaItem();
        item.Add(AMeeting(), 1, "Đường vào bản", Guid.CreateVersion7());
        var (chain, raisedBy, settled) = (new List<AgendaItem> { item }, item.RaisedByUnitId, false);
        foreach (var attempt in attempts)
        {
            var last = chain[^1];
            switch (attempt)
            {
                case ItemAttempt.Settle:
                    Assert.Equal(!settled, !last.Settle(null).Refused(out _, out _));
                    settled = true;
                    break;
                case ItemAttempt.SubmitPaper:
                    Assert.Equal(!settled, !last.Submit("Tờ trình", "https://nghean.gov.vn/to-trinh.pdf", Raised, null).Refused(out _, out _));
                    break;
                default:
                    // A meeting leaves what it did not settle, and the next agenda takes it over.
                    if (settled)
                        continue;
                    last.LeaveOpen();
                    var next = new AgendaItem();
                    next.Carry(AMeeting(), 1, last);
                    last.Leave(next);
                    chain.Add(next);
                    break;
            }
            foreach (var (before, behind) in chain.Zip(chain.Skip(1)))
            {
                Assert.Equal((before.Id, before.Carries + 1, raisedBy), (behind.CarriedFromId, behind.Carries, behind.RaisedByUnitId));
                Assert.Equal(ItemState.Carried, before.State);
                Assert.True(before.Settle(null).Refused(out _, out _));
                Assert.True(before.Papers.Count <= behind.Papers.Count);
            }
            Assert.Equal(settled ? ItemState.Settled : ItemState.Open, chain[^1].State);
            Assert.Equal(Enumerable.Range(1, chain[^1].Papers.Count), chain[^1].Papers.Select(paper => paper.Version));
        }
    }

    [Property(MaxTest = 500)]
    public void A_proposal_is_answered_or_forwarded_once_and_the_next_names_it_and_the_first(ProposalAttempt[] attempts)
    {
        var first = new Proposal();
        first.Raise(new SteeringCommittee(), Guid.CreateVersion7(), "Hỗ trợ", "Đề nghị hỗ trợ", [], Raised);
        var chain = new List<Proposal> { first };
        foreach (var attempt in attempts)
        {
            var last = chain[^1];
            var (done, before) = (last.State is ProposalState.Forwarded or ProposalState.Answered, (last.State, last.Outcome, last.Answer));
            switch (attempt)
            {
                case ProposalAttempt.ToAgenda when !done:
                    last.ToAgenda();
                    break;
                case ProposalAttempt.Forward:
                    var (next, above) = (new Proposal(), new SteeringCommittee());
                    if (last.Forward(next, above, "Thêm hai bản", Raised, Today).Refused(out _, out _))
                    {
                        Assert.True(done);
                        break;
                    }
                    next.Raise(above, last.FromUnitId, last.Title, last.Text, last.Attachments, Raised);
                    chain.Add(next);
                    break;
                case ProposalAttempt.Answer:
                    Assert.Equal(!done, !last.Reply(ProposalOutcome.Partly, "Hỗ trợ một nửa", Raised, Today).Refused(out _, out _));
                    break;
                case ProposalAttempt.AnswerBefore:
                    Assert.True(last.Reply(ProposalOutcome.Accepted, "Đồng ý", Raised.AddDays(-1), Today).Refused(out _, out _));
                    break;
                case ProposalAttempt.AnswerInFuture:
                    Assert.True(last.Reply(ProposalOutcome.Accepted, "Đồng ý", Today.AddDays(1), Today).Refused(out _, out _));
                    break;
            }
            if (done)
                Assert.Equal(before, (last.State, last.Outcome, last.Answer));
            Assert.All(chain, one => Assert.Equal(first.Id, one.OriginId));
            Assert.All(chain.Zip(chain.Skip(1)), pair => Assert.Equal((pair.First.Id, ProposalState.Forwarded), (pair.Second.PreviousId, pair.First.State)));
            Assert.Equal(chain[^1].State == ProposalState.Answered, chain[^1].Answer is not null);
        }
    }

    private static Meeting AMeeting()
    {
        var meeting = new Meeting();
        meeting.Draft(new SteeringCommittee(), "Hội nghị", new(2018, 3, 26, 8, 0, 0, TimeSpan.FromHours(7)), null, Raised);
        return meeting;
    }
}
