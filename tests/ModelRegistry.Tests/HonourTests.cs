using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class HonourTests(RegistryHost host) : RegistryTest(host)
{
    private static int number;

    private static object AFile(Guid model, string form = "giay-khen-xa", string from = "2026-04-01", string to = "2026-09-30", Guid? person = null) => new
    {
        modelId = model, form, achievedFrom = from, achievedTo = to, individualId = person, citation = "Vận động nhân dân hiến đất, góp công làm đường.",
    };

    private static object ACouncil(bool endorsed = true) => new
    {
        heldOn = "2026-10-20", minutes = "05/BB-HĐ", inFavour = 7, against = 1, endorsed, reason = "Thành tích rõ, có số liệu kiểm tra.",
    };

    private static object ADecision(string on = "2026-11-01") => new { decision = $"{Interlocked.Increment(ref number)}/QĐ-UBND", on, signature = Signed };

    private static Task<HttpResponseMessage> Step(HttpClient caller, Guid file, string step, object body, int version) =>
        caller.Post($"/v1/commendations/{file}/{step}", body, ifMatch: $"\"{version}\"");

    private async Task<Guid> Proposed(object file) => (await (await ThanhVinh.Post("/v1/commendations", file)).ShouldBe(HttpStatusCode.Created)).Id();

    private async Task<Guid> Endorsed(object file)
    {
        var id = await Proposed(file);
        await (await Step(Province, id, "reviews", ACouncil(), 1)).ShouldBe(HttpStatusCode.OK);
        return id;
    }

    private async Task<Guid> Awarded(object file)
    {
        var id = await Endorsed(file);
        await (await Step(Province, id, "awards", ADecision(), 2)).ShouldBe(HttpStatusCode.OK);
        return id;
    }

    private async Task<Guid> Person(Guid model, string rank = "grassroots", bool confirmed = true)
    {
        var id = (await (await ThanhVinh.Post("/v1/individuals", IndividualTests.APerson(model, rank: rank))).ShouldBe(HttpStatusCode.Created)).Id();
        if (confirmed)
        {
            await IndividualTests.Testify(Host, id, 1, "Ban công tác Mặt trận khối 4");
            await IndividualTests.Testify(Host, id, 2, "Chi hội Phụ nữ khối 4");
        }
        return id;
    }

    [Fact]
    public async Task A_file_goes_from_proposal_through_the_council_to_the_award_and_its_proposer_sees_where_it_stands()
    {
        var file = await Proposed(AFile(await VerifiedModel()));
        using (var early = await Step(Province, file, "awards", ADecision(), 1))
            await early.ShouldRefuse(409, "commendation-step");
        await (await Step(Province, file, "reviews", ACouncil(), 1)).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("endorsed", (await ThanhVinh.Read($"/v1/commendations/{file}")).Text("state"));
        var awarded = await (await Step(ThanhVinh, file, "awards", ADecision(), 2)).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã", awarded.GetProperty("award").Text("formName"));
        Assert.Equal("collective", awarded.GetProperty("award").Text("recipient"));
        Assert.Contains((await ThanhVinh.Read("/v1/commendations?state=awarded")).GetProperty("items").EnumerateArray(), one => one.Id() == file);
    }

    [Fact]
    public async Task What_the_council_declined_is_not_awarded()
    {
        var file = await Proposed(AFile(await VerifiedModel()));
        await (await Step(Province, file, "reviews", ACouncil(endorsed: false), 1)).ShouldBe(HttpStatusCode.OK);
        using var award = await Step(Province, file, "awards", ADecision(), 2);
        await award.ShouldRefuse(409, "commendation-step");
    }

    [Fact]
    public async Task One_achievement_is_rewarded_once_whatever_the_form_and_another_one_again()
    {
        var model = await VerifiedModel();
        await Awarded(AFile(model));
        var second = await Endorsed(AFile(model, "bang-khen-tinh", "2026-09-01", "2026-10-10"));
        using (var again = await Step(Province, second, "awards", ADecision(), 2))
            await again.ShouldRefuse(409, "achievement-rewarded");
        await Awarded(AFile(model, "bang-khen-tinh", "2026-10-01", "2026-10-10"));
        await Awarded(AFile(model, person: await Person(model)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_work_under_two_names_earns_one_award(bool firstName)
    {
        var (one, other) = (await VerifiedModel(), await VerifiedModel());
        await Awarded(AFile(firstName ? one : other));
        await (await ThanhVinh.Post($"/v1/models/{other}/look-alikes", new { otherId = one, isSame = true, reason = "Cùng tổ, cùng người làm, đổi tên." }))
            .ShouldBe(HttpStatusCode.Created);
        var file = await Endorsed(AFile(firstName ? other : one));
        using var award = await Step(Province, file, "awards", ADecision(), 2);
        await award.ShouldRefuse(409, "achievement-rewarded");
    }

    [Fact]
    public async Task Of_many_awards_for_one_achievement_at_once_one_wins()
    {
        var model = await VerifiedModel();
        var files = new List<Guid>();
        for (var i = 0; i < 6; i++)
            files.Add(await Endorsed(AFile(model, i % 2 == 0 ? "giay-khen-xa" : "bang-khen-tinh")));
        var answers = await Task.WhenAll(files.Select(file => Step(Province, file, "awards", ADecision(), 2)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(1, await Host.Database.Read<int>($"select count(*) from commendation where model_id = '{model}' and state = 'Awarded'"));
        Assert.Equal(1, await Host.Database.Read<int>($"""
            select count(*) from event_log where type like '%commendation-awarded%' and subject in (select id from commendation where model_id = '{model}')
            """));
    }

    [Fact]
    public async Task An_award_needs_the_agreed_tier_of_evidence()
    {
        var model = await ReportedModel();
        var file = await Endorsed(AFile(model));
        using (var bare = await Step(Province, file, "awards", ADecision(), 2))
            Assert.Equal(3, (await bare.ShouldRefuse(409, "tier-too-low")).GetProperty("minTier").GetInt32());
        await Done(ThanhVinh, model, "impact-checks", AStep("2026-08-01"));
        var higher = await Endorsed(AFile(model, "bang-khen-tinh"));
        using (var own = await Step(Province, higher, "awards", ADecision(), 2))
            await own.ShouldRefuse(409, "tier-too-low");
        await (await Step(Province, file, "awards", ADecision(), 2)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_commune_does_not_give_what_is_the_provinces_to_give()
    {
        var file = await Endorsed(AFile(await VerifiedModel(), "bang-khen-tinh"));
        using var award = await Step(ThanhVinh, file, "awards", ADecision(), 2);
        await award.ShouldRefuse(403, "level-above-yours");
    }

    [Fact]
    public async Task An_award_keeps_the_name_that_its_form_had_and_a_form_of_an_ended_level_is_given_no_more()
    {
        var code = $"thu-khen-{(char)('a' + Interlocked.Increment(ref number) % 26)}";
        object Form(string name, string from) => new { code, name, level = "commune", minTier = 3, validFrom = from, source = "Quy chế thi đua của tỉnh" };
        await (await Province.Post("/v1/award-forms", Form("Thư khen theo quy chế cũ", "2020-01-01"))).ShouldBe(HttpStatusCode.Created);
        var file = await Awarded(AFile(await VerifiedModel(), code));
        await (await Province.Post("/v1/award-forms", Form("Thư khen theo quy chế mới", "2026-11-10"))).ShouldBe(HttpStatusCode.Created);
        Assert.Equal("Thư khen theo quy chế cũ", (await ThanhVinh.Read($"/v1/commendations/{file}")).GetProperty("award").Text("formName"));
        Assert.Equal(2, (await Anybody.Read("/v1/award-forms")).GetProperty("items").EnumerateArray().Count(one => one.Text("code") == code));
        using (var back = await Province.Post("/v1/award-forms", Form("Thư khen chồng lên", "2026-01-01")))
            await back.ShouldRefuse(409, "award-form-in-force");
        var district = await Endorsed(AFile(await VerifiedModel(), "giay-khen-huyen"));
        using var late = await Step(Province, district, "awards", ADecision(), 2);
        await late.ShouldRefuse(422, "award-form-not-found");
    }

    [Fact]
    public async Task An_award_on_false_claims_is_found_revoked_and_frees_the_achievement()
    {
        var model = await VerifiedModel();
        var file = await Awarded(AFile(model));
        async Task<bool> Doubtful() => (await Province.Read("/v1/commendations?doubtful=true&limit=500")).GetProperty("items").EnumerateArray().Any(one => one.Id() == file);
        Assert.False(await Doubtful());
        await Done(Province, model, "withdrawals", AStep("2026-11-10", ("decision", "9/QĐ-BCĐ"), ("ground", "false-claims")));
        Assert.True(await Doubtful());
        var revocation = new { on = "2026-11-15", decision = "10/QĐ-UBND", reason = "Số liệu hiến đất không có thật.", signature = Signed };
        var revoked = await (await Step(Province, file, "revocations", revocation, 3)).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("revoked", revoked.Text("state"));
        Assert.False(await Doubtful());
        using (var twice = await Step(Province, file, "revocations", revocation, 4))
            await twice.ShouldRefuse(409, "commendation-step");
        using var anew = await ThanhVinh.Post("/v1/commendations", AFile(model));
        await anew.ShouldRefuse(409, "not-verified");
    }

    [Fact]
    public async Task Nobody_is_commended_without_consent_and_two_witnesses()
    {
        var model = await VerifiedModel();
        var person = await Person(model, confirmed: false);
        using (var alone = await ThanhVinh.Post("/v1/commendations", AFile(model, person: person)))
            await alone.ShouldRefuse(409, "witnesses-missing");
        var confirmed = await Person(model);
        var file = await Endorsed(AFile(model, person: confirmed));
        await (await ThanhVinh.Post($"/v1/individuals/{confirmed}/consent-withdrawals", new { }, ifMatch: "\"3\"")).ShouldBe(HttpStatusCode.OK);
        using var award = await Step(Province, file, "awards", ADecision(), 2);
        await award.ShouldRefuse(409, "consent-missing");
        Assert.Equal(0, await Host.Database.Read<int>($"select count(*) from commendation where id = '{file}' and citation is not null"));
    }

    [Fact]
    public async Task Everybody_sees_whom_awards_reach()
    {
        var model = await VerifiedModel();
        await Awarded(AFile(model, person: await Person(model, "leader")));
        await Awarded(AFile(model, person: await Person(model)));
        var rows = (await Anybody.Read("/v1/commendations/shares")).EnumerateArray().Where(row => row.GetProperty("year").GetInt32() == 2026).ToList();
        Assert.Contains(rows, row => row.Text("recipient") == "leader" && row.GetProperty("awards").GetInt32() > 0);
        Assert.InRange(rows.Sum(row => row.GetProperty("share").GetDecimal()), 0.99m, 1.01m);
    }

    [Fact]
    public async Task A_conference_has_its_list_order_citations_and_figures_in_one_file()
    {
        var model = await VerifiedModel(title: $"=Tuyến đường {Guid.NewGuid():N}");
        var (collective, person) = (await Awarded(AFile(model)), await Awarded(AFile(model, person: await Person(model))));
        object Arranged(params Guid[] files) => new { unitId = SampleUnits.Province, title = "Hội nghị biểu dương 2026", heldOn = "2026-11-20", commendationIds = files };
        using (var early = await Province.Post("/v1/conferences", Arranged(await Endorsed(AFile(await VerifiedModel())))))
            await early.ShouldRefuse(422, "not-awarded");
        var conference = (await (await Province.Post("/v1/conferences", Arranged(collective, person))).ShouldBe(HttpStatusCode.Created)).Id();
        await (await Province.Post($"/v1/conferences/{conference}/orders", new { commendationIds = new[] { person, collective } }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);
        var csv = await Province.GetStringAsync(new Uri($"/v1/conferences/{conference}/list.csv", UriKind.Relative));
        var lines = csv.TrimEnd().Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("1,Nguyễn Thị Hoa,", lines[1], StringComparison.Ordinal);
        Assert.Contains("Đất hiến: 1.200 m² (chỉ tiêu 1.000)", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(",=Tuyến", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_conference_moved_shows_in_the_ninety_days_after_it()
    {
        var model = await VerifiedModel();
        var conference = (await (await Province.Post("/v1/conferences", new
        {
            unitId = SampleUnits.Province, title = "Hội nghị biểu dương giữa năm", heldOn = "2026-06-01", commendationIds = new[] { await Awarded(AFile(model)) },
        })).ShouldBe(HttpStatusCode.Created)).Id();
        foreach (var day in new[] { "2026-05-01", "2026-06-15", "2026-08-30", "2026-09-15" })
        {
            var replica = (await RegisteredModel()).Id();
            await (await ThanhVinh.Post("/v1/replications", new
            {
                replicaId = replica, parentId = model, replicatedOn = day, adaptations = new[] { new { criterion = "dong-thuan", kept = true } },
            })).ShouldBe(HttpStatusCode.Created);
        }
        await (await QuePhong2018.Post($"/v1/models/{model}/questions", new { text = "Kinh phí ban đầu lấy từ đâu?" })).ShouldBe(HttpStatusCode.Created);
        foreach (var day in new[] { "2026-04-01", "2026-05-31", "2026-06-01", "2026-08-30", "2026-08-31" })
            await Host.Database.Run($"insert into model_question (id, model_id, asking_unit_id, text, asked_on, version) values (gen_random_uuid(), '{model}', '{SampleUnits.QuePhong}', 'x', '{day}', 1)");
        JsonElement spread = await Province.Read($"/v1/conferences/{conference}/spread");
        Assert.Equal((1, 2), (spread.GetProperty("before").GetInt32(), spread.GetProperty("after").GetInt32()));
        Assert.Equal((2, 2), (spread.GetProperty("questionsBefore").GetInt32(), spread.GetProperty("questionsAfter").GetInt32()));
        Assert.Equal("2026-08-30", spread.Text("until"));
    }
}
