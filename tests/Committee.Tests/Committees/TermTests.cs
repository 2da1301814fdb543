using System.Net;
using DanVan.Committee.Tests.Tasks;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Committees;

/// <summary>The decision that established a committee is the source of its rights: they end with it.</summary>
public sealed class TermTests(NgheAnHost host) : TaskTest(host)
{
    [Fact]
    public async Task From_the_day_on_which_a_decision_ends_a_committee_it_seats_charges_calls_and_inspects_nobody()
    {
        var own = await OwnCommittee();
        await (await Assign(own, assignedOn: "2025-06-30")).ShouldBe(HttpStatusCode.Created);
        await (await own.Caller.Post($"/v1/committees/{own.Committee}/endings", new
        {
            decision = new { symbol = "999-QĐ/TU", issuer = "Tỉnh ủy Nghệ An", effectiveOn = "2025-07-01" }, to = "2025-07-01", successorIds = Array.Empty<Guid>(),
        }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);

        // What belongs to the days of its term can still be entered late.
        await (await Assign(own, assignedOn: "2025-06-30")).ShouldBe(HttpStatusCode.Created);
        await (await Assign(own, assignedOn: "2025-07-01")).ShouldRefuse(409, "outside-committee-term");
        await (await own.Caller.Post($"/v1/committees/{own.Committee}/seats", new { role = "member", office = "Ủy viên", holder = "Nguyễn Văn C", from = "2025-07-01" }))
            .ShouldRefuse(409, "outside-committee-term");
        await (await own.Caller.Post("/v1/meetings", new { committeeId = own.Committee, title = "Hội nghị", startsAt = "2025-07-02T08:00:00+07:00", on = "2025-07-01" }))
            .ShouldRefuse(409, "outside-committee-term");
        await (await own.Caller.Post("/v1/programmes", new
        {
            committeeId = own.Committee, year = 2025, title = "Chương trình", contents = new[] { new { title = "Một", text = "Việc thứ nhất" } },
            levels = new[] { "commune" }, plansDueOn = "2025-09-30", on = "2025-07-01",
        })).ShouldRefuse(409, "outside-committee-term");
        await (await own.Caller.Post($"/v1/committees/{own.Committee}/inspections", new
        {
            kind = "inspection", title = "Kiểm tra quy chế dân chủ", teamSeatIds = new[] { own.Head },
            targets = new[] { new { unitId = own.Commune, risk = 2, why = "Chưa kiểm tra trong 2 năm" } }, from = "2025-07-01", to = "2025-08-01",
        })).ShouldRefuse(409, "outside-committee-term");
    }
}
