using System.Net;
using System.Text.Json;
using DanVan.Committee.Contracts.V1;
using DanVan.Feedback.Contracts.V1;
using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ServiceDefaults;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>Quality before count: a formula that everybody can run, over what was verified, spread, answered, kept and thought of by oneself.</summary>
public sealed class ScorecardsTests(Counted world) : IClassFixture<Counted>
{
    private const string Scorecard = $"/v1/scorecards?unit={SampleUnits.ThanhVinhClaim}&period=2026";

    internal static readonly string[] Indicators =
        ["models-reproduced", "models-verified", "plans-own", "plans-submitted", "promises-kept", "promises-settled", "voices-answered", "voices-to-answer"];

    /// <summary>The events that the parts of the first formula count.</summary>
    internal static readonly string[] Counted =
    [
        EventNames.Name(typeof(ModelReproduced)), EventNames.Name(typeof(ModelRechecked)), EventNames.Name(typeof(ConsultationClosed)),
        EventNames.Name(typeof(ConsultationCompleted)), EventNames.Name(typeof(CriticismReplied)), EventNames.Name(typeof(CriticismAnswered)),
        EventNames.Name(typeof(PlanSubmitted)), EventNames.Name(typeof(PromiseKept)), EventNames.Name(typeof(PromiseOverdue)),
    ];

    private readonly List<EventEnvelope> said = [];

    private readonly HttpClient anybody = world.Reporting.Anonymous();

    [Fact]
    public async Task A_score_shows_what_it_is_made_of_and_everybody_who_runs_it_again_gets_the_same()
    {
        await AYearOfGoodWork(SampleUnits.MuongNoc, "2024");
        var card = await anybody.Read("/v1/scorecards?unit=16762@2018-03-26&period=2024");
        Assert.Equal(["effect 1/1 30", "spread 1/1 20", "voices 1/2 10", "promises 3/4 11.25", "plans 1/1 15"], Parts(card));
        Assert.Equal((86.3m, 100m), (card.Number("score"), card.Number("measuredWeight")));

        using var again = await anybody.Post("/v1/scorecards/recomputations", new { formulaVersion = card.Number("formulaVersion"), period = "2024", inputs = Inputs(card) });
        var run = await again.ShouldBe(HttpStatusCode.OK);
        Assert.Equal(card.Number("score"), run.Number("value"));
        Assert.Equal(JsonSerializer.Serialize(card.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("scored"))), JsonSerializer.Serialize(run.GetProperty("parts")));
        Assert.All(card.GetProperty("parts").EnumerateArray(), part => Assert.Equal("{}", part.TryGetProperty("agreed", out var agreed) ? agreed.GetRawText() : "{}"));

        // Each number opens to the events behind it.
        var effect = card.GetProperty("parts")[0].GetProperty("numerator");
        var input = Assert.Single((await anybody.Read(effect.Text("why"))).GetProperty("items").EnumerateArray());
        Assert.EndsWith("model-recognised.v1", input.GetProperty("event").Text("type"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_unverified_models_move_nothing()
    {
        await AYearOfGoodWork(SampleUnits.DongVinh, "2023");
        const string address = "/v1/scorecards?unit=16663@2018-03-26&period=2023";
        var before = await anybody.Read(address);
        for (var number = 0; number < 50; number++)
        {
            var (model, day) = (Guid.CreateVersion7(), $"2023-{number % 12 + 1:00}-15");
            Say<ModelRegistered>(SampleUnits.DongVinh, day, model);
            Say<ModelRecognised>(SampleUnits.DongVinh, day, model, new { evidenceTier = number % 4 == 0 ? null : (int?)(number % 4), asPublished = number % 4 == 0 });
            Say<ModelImpactChecked>(SampleUnits.DongVinh, day, model, new { independent = false, evidenceTier = 3 });
            // They name each other as origin, and confirm it.
            Say<ModelReplicated>(SampleUnits.DongVinh, day, model, new { replicaId = Guid.CreateVersion7(), replicaUnitId = SampleUnits.DongVinh });
            Say<ModelNamedTypical>(SampleUnits.DongVinh, day, model);
        }
        await Heard();
        Assert.Equal(50, (await world.Caller("province").Read("/v1/figures?indicator=models-registered&unit=16663@2018-03-26&period=2023")).GetProperty("asReported").Number("value"));
        var after = await anybody.Read(address);
        Assert.Equal((before.Number("score"), before.GetProperty("parts").GetRawText()), (after.Number("score"), after.GetProperty("parts").GetRawText()));
        Assert.True(before.Number("score") > 0);
    }

    [Fact]
    public async Task More_of_the_same_earns_nothing_beyond_the_cap_and_what_was_withdrawn_or_found_gone_earns_nothing_at_all()
    {
        Guid[] models = [.. Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7())];
        foreach (var model in models)
            Say<ModelRecognised>(SampleUnits.DoiCung, "2022-06-01", model, new { evidenceTier = 4 });
        await Heard();
        async Task<string> Effect() => Parts(await anybody.Read("/v1/scorecards?unit=16681@2018-03-26&period=2022"))[0];
        Assert.Equal("effect 4/1 30", await Effect());
        Say<ModelRechecked>(SampleUnits.DoiCung, "2023-06-01", models[0], new { holds = true });
        Say<ModelRechecked>(SampleUnits.DoiCung, "2023-06-01", models[1], new { holds = false });
        Say<RecognitionWithdrawn>(SampleUnits.DoiCung, "2023-06-01", models[2]);
        Say<RecognitionWithdrawn>(SampleUnits.DoiCung, "2023-06-01", models[3]);
        await Heard();
        Assert.Equal("effect 1/1 30", await Effect());
        // A quarter of a year is full at a quarter of the cap.
        var quarter = (await anybody.Read("/v1/scorecards?unit=16681@2018-03-26&period=2022-Q2")).GetProperty("parts")[0].GetProperty("scored");
        Assert.Equal((0.25m, 30m), (quarter.Number("fullAt"), quarter.Number("points")));
    }

    [Fact]
    public async Task What_cannot_be_measured_neither_helps_nor_harms()
    {
        var card = await anybody.Read("/v1/scorecards?unit=16681@2018-03-26&period=2019");
        Assert.Equal((0m, 50m), (card.Number("score"), card.Number("measuredWeight")));
        Assert.Equal(["voices", "promises", "plans"], card.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("scored"))
            .Where(part => !part.GetProperty("measured").GetBoolean()).Select(part => part.Text("code")));
    }

    [Fact]
    public async Task A_plan_that_was_copied_is_none_of_ones_own_until_it_is_submitted_anew_in_other_words()
    {
        var plan = Guid.CreateVersion7();
        async Task<string> Plans() => Parts(await anybody.Read("/v1/scorecards?unit=16681@2018-03-26&period=2021"))[4];
        Say<PlanSubmitted>(SampleUnits.DoiCung, "2021-02-01", plan, new { flagged = true });
        await Heard();
        Assert.Equal("plans 0/1 0", await Plans());
        Say<PlanSubmitted>(SampleUnits.DoiCung, "2021-03-01", plan, new { flagged = false });
        await Heard();
        Assert.Equal("plans 1/1 15", await Plans());
    }

    [Fact]
    public async Task Models_that_others_found_are_told_from_those_that_declared_themselves()
    {
        foreach (var foundBy in new[] { "resident", "press", "inspection", "official", null })
            Say<ModelRegistered>(SampleUnits.DoiCung, "2020-05-01", Guid.CreateVersion7(), new { foundBy });
        await Heard();
        using var asked = await world.Caller("province").Post(
            "/v1/queries", new { indicators = new[] { "found-of-registered" }, unit = "16681@2018-03-26", periods = new[] { "2020" } });
        var row = Assert.Single((await asked.ShouldBe(HttpStatusCode.OK)).GetProperty("rows").EnumerateArray());
        Assert.Equal(60, row.Number("value"));
    }

    [Fact]
    public async Task The_formula_is_public_with_weights_caps_and_source()
    {
        var formula = Assert.Single((await anybody.Read("/v1/scorecard-formulas")).GetProperty("items").EnumerateArray());
        Assert.Contains("chất lượng trước số lượng", formula.Text("source"), StringComparison.Ordinal);
        Assert.Equal(100m, formula.GetProperty("parts").EnumerateArray().Sum(part => part.Number("weight")));
        Assert.All(formula.GetProperty("parts").EnumerateArray(), part => Assert.True(part.Number("fullAt") > 0));
        // Every indicator in it can be asked for by everybody, and none is a count that grows by registering.
        var published = (await anybody.Read("/v1/indicators")).GetProperty("items").EnumerateArray().Select(one => one.Text("code")).ToList();
        Assert.All(formula.GetProperty("parts").EnumerateArray(), part => Assert.Contains(part.Text("numerator"), published));
        using var early = await anybody.GetAsync(new Uri("/v1/scorecards?unit=16681@2018-03-26&period=2017", UriKind.Relative));
        await early.ShouldRefuse(404, "scorecard-formula-not-found");
        using var half = await anybody.Post("/v1/scorecards/recomputations", new { formulaVersion = 1, period = "2024", inputs = new[] { new { part = "effect", numerator = 1, denominator = 1 } } });
        await half.ShouldRefuse(422, "scorecard-inputs-unfit");
    }

    [Fact]
    public async Task A_unit_objects_the_level_above_upholds_with_a_reason_and_the_score_counts_what_was_agreed()
    {
        await AYearOfGoodWork(SampleUnits.ThanhVinh, "2026");
        var (unit, province) = (Desk("ward", SampleUnits.ThanhVinhClaim), Desk("province", SampleUnits.ProvinceClaim));
        var raised = await Raised(unit, "voices", 2);
        using (var twice = await unit.Post("/v1/scorecard-objections", Objection("voices", 2)))
            await twice.ShouldRefuse(409, "scorecard-objection-raised");
        using (var foreign = await province.Post("/v1/scorecard-objections", Objection("plans", 2)))
            await foreign.ShouldRefuse(403, "forbidden");
        using (var own = await Answer(unit, raised, new { outcome = "upheld", reason = "Chúng tôi tự thấy mình đúng." }))
            await own.ShouldRefuse(403, "forbidden");
        using (var unseen = await province.Post($"/v1/scorecard-objections/{raised.Id()}/answers", new { outcome = "upheld", reason = "Đã kiểm tra hồ sơ lưu tại phường." }))
            await unseen.ShouldRefuse(428, "if-match-missing");
        var before = DateTimeOffset.UtcNow;
        using (var upheld = await Answer(province, raised, new { outcome = "upheld", reason = "Đợt hai đã trả lời bằng văn bản trước khi có hệ thống.", numerator = 2 }))
            Assert.Equal("upheld", (await upheld.ShouldBe(HttpStatusCode.OK)).Text("state"));

        var card = await anybody.Read(Scorecard);
        var voices = card.GetProperty("parts")[2];
        Assert.Equal(("voices 2/2 20", 1m, raised.Id()), (Parts(card)[2], voices.GetProperty("numerator").Number("value"), voices.GetProperty("agreed").GetProperty("objectionId").GetGuid()));
        using var again = await anybody.Post("/v1/scorecards/recomputations", new { formulaVersion = 1, period = "2026", inputs = Inputs(card) });
        Assert.Equal(card.Number("score"), (await again.ShouldBe(HttpStatusCode.OK)).Number("value"));
        Assert.Equal("voices 1/2 10", Parts(await anybody.Read($"{Scorecard}&asOf={Uri.EscapeDataString(before.ToString("O"))}"))[2]);
        using (var late = await Answer(province, await unit.Read($"/v1/scorecard-objections/{raised.Id()}"), new { outcome = "refused", reason = "Nghĩ lại thì không đúng như vậy." }))
            await late.ShouldRefuse(409, "scorecard-objection-answered");

        // The claim is between the unit and those above it; what changes a public score is said in public.
        async Task<string[]> Fed(HttpClient caller) =>
            [.. (await caller.Read("/v1/changes?types=vn.danvan.reporting.scorecard-objection-raised.v1,vn.danvan.reporting.scorecard-objection-answered.v1")).GetProperty("events")
                .EnumerateArray().Where(one => one.GetProperty("subject").GetGuid() == raised.Id()).Select(one => one.Text("type").Split('.')[3])];
        await Eventually.Holds(async () => (await Fed(unit)).Length == 2);
        Assert.Equal(["scorecard-objection-answered"], await Fed(world.Caller("que-phong")));
    }

    [Fact]
    public async Task For_a_unit_that_has_ended_its_heir_objects_and_does_not_judge_itself()
    {
        // Of Xã Chia most went to Phường Thành Vinh and some to another commune; Phường Đội Cung went whole.
        Guid divided = Guid.CreateVersion7(), lesser = Guid.CreateVersion7();
        await world.Reporting.Database.Run($"""
            insert into unit select id, 1 from unnest(array['{divided}', '{lesser}']::uuid[]) id;
            insert into unit_version (unit_id, valid_from, valid_to, name, short_name, folded, kind, code, parent_id, symbol, issuer, effective_on) values
                ('{divided}', '2004-01-01', '2025-07-01', 'Xã Chia', 'Chia', 'xa chia', 'commune', null, '{SampleUnits.Vinh}', '-', '-', '2004-01-01'),
                ('{lesser}', '2025-07-01', null, 'Xã Lẻ', 'Lẻ', 'xa le', 'commune', null, '{SampleUnits.Province}', '-', '-', '2025-07-01');
            insert into unit_transfer (from_unit_id, to_unit_id, date, share, basis, estimated, symbol, issuer, effective_on) values
                ('{divided}', '{SampleUnits.ThanhVinh}', '2025-07-01', 0.8, 'area', true, '-', '-', '2025-07-01'), ('{divided}', '{lesser}', '2025-07-01', 0.2, 'area', true, '-', '-', '2025-07-01');
            update unit_revision set revision = revision + 1;
            """);
        var (heir, province, ended) = (Desk("ward", SampleUnits.ThanhVinhClaim), Desk("province", SampleUnits.ProvinceClaim), Desk("ended", $"{divided}"));
        var answer = new { outcome = "upheld", reason = "Đợt hai đã trả lời bằng văn bản trước khi có hệ thống.", numerator = 2 };
        foreach (var unit in new[] { divided, SampleUnits.DoiCung })
        {
            var asked = new { unitId = unit, period = "2024", part = "voices", numerator = 2, statement = "Số liệu của xã chưa được tính đủ, có văn bản kèm theo." };
            foreach (var stranger in new[] { province, ended, Desk("lesser", $"{lesser}") })
                Assert.Equal(SampleUnits.ThanhVinh, (await (await stranger.Post("/v1/scorecard-objections", asked)).ShouldRefuse(403, "forbidden")).GetProperty("objectingUnitId").GetGuid());
            var raised = await (await heir.Post("/v1/scorecard-objections", asked)).ShouldBe(HttpStatusCode.Created);
            foreach (var judge in new[] { heir, ended, Desk("lesser", $"{lesser}") })
                await (await Answer(judge, raised, answer)).ShouldRefuse(403, "forbidden");
            Assert.Equal("upheld", (await (await Answer(province, raised, answer)).ShouldBe(HttpStatusCode.OK)).Text("state"));
            Assert.Equal("upheld", (await heir.Read($"/v1/scorecard-objections/{raised.Id()}")).Text("state"));
            Assert.Equal(raised.Id(), Assert.Single((await heir.Read($"/v1/scorecard-objections?unit={unit}")).GetProperty("items").EnumerateArray()).Id());
            await Eventually.Holds(async () => (await heir.Read("/v1/changes?types=vn.danvan.reporting.scorecard-objection-raised.v1")).GetProperty("events").EnumerateArray()
                .Any(one => one.GetProperty("subject").GetGuid() == raised.Id()));
        }
    }

    [Fact]
    public async Task A_refused_objection_changes_nothing_and_its_reason_stays()
    {
        var (unit, province) = (Desk("ward", SampleUnits.ThanhVinhClaim), Desk("province", SampleUnits.ProvinceClaim));
        var raised = await Raised(unit, "effect", 9);
        var before = Parts(await anybody.Read(Scorecard))[0];
        using (var both = await Answer(province, raised, new { outcome = "refused", reason = "Chưa có đơn vị khác kiểm chứng.", numerator = 9 }))
            await both.ShouldRefuse(422, "refusal-changes-nothing");
        using (var refused = await Answer(province, raised, new { outcome = "refused", reason = "Chưa có đơn vị khác kiểm chứng." }))
            await refused.ShouldBe(HttpStatusCode.OK);
        Assert.Equal(before, Parts(await anybody.Read(Scorecard))[0]);
        var listed = (await unit.Read($"/v1/scorecard-objections?unit={SampleUnits.ThanhVinh}&limit=500")).GetProperty("items").EnumerateArray().Single(one => one.Id() == raised.Id());
        Assert.Equal(("refused", "Chưa có đơn vị khác kiểm chứng."), (listed.Text("state"), listed.Text("reason")));
        using var stranger = await world.Caller("que-phong").GetAsync(new Uri($"/v1/scorecard-objections/{raised.Id()}", UriKind.Relative));
        await stranger.ShouldRefuse(403, "forbidden");
    }

    /// <summary>One verified and reproduced model; one of two consultations answered; three of four promises kept in time; a plan of one's own.</summary>
    private async Task AYearOfGoodWork(Guid unit, string year)
    {
        var model = Guid.CreateVersion7();
        Say<ModelRecognised>(unit, $"{year}-03-01", model, new { evidenceTier = 4 });
        Say<ModelReproduced>(unit, $"{year}-09-01", model);
        var consultations = Enumerable.Range(0, 2).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var consultation in consultations)
            Say<ConsultationClosed>(unit, $"{year}-04-01", consultation);
        Say<ConsultationCompleted>(unit, $"{year}-05-01", consultations[0]);
        for (var promise = 0; promise < 3; promise++)
            Say<PromiseKept>(unit, $"{year}-06-0{promise + 1}", Guid.CreateVersion7(), new { onTime = true });
        var broken = Guid.CreateVersion7();
        Say<PromiseOverdue>(unit, $"{year}-06-10", broken);
        Say<PromiseKept>(unit, $"{year}-08-10", broken, new { onTime = false });
        Say<PlanSubmitted>(unit, $"{year}-01-20", Guid.CreateVersion7(), new { flagged = false });
        await Heard();
    }

    private void Say<T>(Guid unit, string day, Guid subject, object? data = null) => said.Add(new()
    {
        Id = Guid.CreateVersion7(),
        Source = "said",
        Type = EventNames.Name(typeof(T)),
        Subject = subject,
        SubjectVersion = 1,
        UnitId = unit,
        Time = DateTimeOffset.Parse($"{day}T02:00:00Z", null),
        RecordedTime = DateTimeOffset.Parse($"{day}T03:00:00Z", null),
        Sequence = world.Next(),
        Actor = "test",
        Data = RawJson.Of(JsonSerializer.Serialize(data ?? new { })),
    });

    private async Task Heard()
    {
        await ReceiveEventsTests.Receive(world.Reporting.Database, [.. said], 100);
        said.Clear();
    }

    private static string[] Parts(JsonElement card) => [.. card.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("scored"))
        .Select(part => FormattableString.Invariant($"{part.Text("code")} {part.Number("numerator"):0.##}/{part.Number("denominator"):0.##} {part.Number("points"):0.##}"))];

    private static object[] Inputs(JsonElement card) => [.. card.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("scored"))
        .Select(part => new { part = part.Text("code"), numerator = part.Number("numerator"), denominator = part.Number("denominator") })];

    private HttpClient Desk(string name, string unit) => world.Reporting.As(name, unit, "reporting.read", "reporting.plan");

    private static object Objection(string part, decimal numerator) => new
    {
        unitId = SampleUnits.ThanhVinh, period = "2026", part, numerator, statement = "Số liệu của phường chưa được tính đủ, có văn bản kèm theo.",
    };

    private static async Task<JsonElement> Raised(HttpClient unit, string part, decimal numerator)
    {
        using var raised = await unit.Post("/v1/scorecard-objections", Objection(part, numerator));
        return await raised.ShouldBe(HttpStatusCode.Created);
    }

    private static Task<HttpResponseMessage> Answer(HttpClient caller, JsonElement objection, object answer) =>
        caller.Post($"/v1/scorecard-objections/{objection.Id()}/answers", answer, ifMatch: $"\"{objection.Number("version"):0}\"");
}
