using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DanVan.Committee.Tests.Tasks;
using DanVan.ServiceDefaults;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Archives;

public sealed class ArchiveTests(NgheAnHost host) : TaskTest(host)
{
    [Fact]
    public async Task Programme_plans_meetings_conclusions_and_their_tasks_come_back_with_the_same_ids()
    {
        var own = await OwnCommittee();
        var programme = await (await own.Caller.Post("/v1/programmes", new
        {
            committeeId = own.Committee, year = 2018, title = "Chương trình 2018", contents = new[] { new { title = "Một", text = "Việc thứ nhất" } },
            levels = new[] { "district", "commune" }, plansDueOn = "2018-04-30", on = "2018-03-01",
        })).ShouldBe(HttpStatusCode.Created);
        await (await own.Caller.Post($"/v1/programmes/{programme.Id()}/issues", new { on = "2018-03-26" }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);
        var plan = await (await CallerOf(own.Commune).Post("/v1/plans", new { programmeId = programme.Id(), unitId = own.Commune, on = "2018-04-01" })).ShouldBe(HttpStatusCode.Created);
        var (meeting, conclusion) = await Concluded(own);
        var task = (await (await own.Caller.Post($"/v1/conclusions/{conclusion}/tasks", new
        {
            tasks = new[] { new { sentence = 1, seatId = own.Member, title = Title, deliverable = Deliverable, due = new { day = "2018-06-29" } } },
            on = "2018-03-27",
        })).ShouldBe(HttpStatusCode.Created)).GetProperty("tasks")[0].GetProperty("taskId").GetGuid();
        // By the end of June it is overdue, said once; from then on the task stays as it is.
        await Eventually.Holds(async () => await Events(task, "task-overdue") == 1);

        string[] paths =
        [
            $"/v1/programmes/{programme.Id()}", $"/v1/plans/{plan.Id()}", $"/v1/meetings/{meeting}", $"/v1/meetings/{meeting}/agenda", $"/v1/meetings/{meeting}/statements",
            $"/v1/conclusions/{conclusion}", $"/v1/tasks/{task}", $"/v1/conclusions/{conclusion}/coverage?asOf=2018-06-01",
        ];
        var before = await Read(own, paths);
        var zip = await own.Caller.GetByteArrayAsync(new Uri($"/v1/committees/{own.Committee}/archive", UriKind.Relative));
        await Lose(own.Committee);
        var restored = await (await Restore(zip)).ShouldBe(HttpStatusCode.Created);
        // The committee, two seats, a programme, a plan, a meeting, an item, a statement, a conclusion, a task and what it came from.
        Assert.Equal((11, 0), (restored.GetProperty("rows").GetInt32(), restored.GetProperty("leftOut").GetInt32()));
        Assert.Equal(before, await Read(own, paths));
    }

    [Fact]
    public async Task A_meeting_leaves_by_itself_and_comes_back_where_its_committee_is()
    {
        var own = await OwnCommittee();
        var (meeting, conclusion) = await Concluded(own);
        string[] paths = [$"/v1/meetings/{meeting}/agenda", $"/v1/meetings/{meeting}/statements", $"/v1/conclusions/{conclusion}"];
        var before = await Read(own, paths);
        var zip = await own.Caller.GetByteArrayAsync(new Uri($"/v1/meetings/{meeting}/archive", UriKind.Relative));
        await (await Restore(zip, "meeting-archives")).ShouldRefuse(409, "archive-restored-already");
        await (await Restore(zip)).ShouldRefuse(422, "archive-format-unknown");

        await Host.Database.Run($"""
            delete from statement where meeting_id = '{meeting}'; delete from conclusion where meeting_id = '{meeting}';
            delete from agenda_item where meeting_id = '{meeting}'; delete from meeting where id = '{meeting}'
            """);
        Assert.Equal(4, (await (await Restore(zip, "meeting-archives")).ShouldBe(HttpStatusCode.Created)).GetProperty("rows").GetInt32());
        Assert.Equal(before, await Read(own, paths));
        Assert.Equal(1, await Events(meeting, "meeting-restored"));

        await Lose(own.Committee);
        await (await Restore(zip, "meeting-archives")).ShouldRefuse(409, "archive-hangs-in-the-air");
        using var foreign = await (await OwnCommittee()).Caller.GetAsync(new Uri($"/v1/meetings/{meeting}/archive", UriKind.Relative));
        await foreign.ShouldRefuse(404, "meeting-not-found");
    }

    [Fact]
    public async Task A_committee_leaves_as_one_zip_and_is_read_back_with_the_same_ids()
    {
        var own = await OwnCommittee();
        var task = (await Assigned(own)).Id();
        await Moved(own.Caller, task, "reports", new { percent = 40, statement = "Đã khảo sát.", evidence = new[] { "1-BC" } });
        var before = await own.Caller.Read($"/v1/tasks/{task}");
        var zip = await own.Caller.GetByteArrayAsync(new Uri($"/v1/committees/{own.Committee}/archive", UriKind.Relative));
        await (await Restore(zip)).ShouldRefuse(409, "archive-restored-already");

        await Host.Database.Run($"""
            delete from task_report where task_id = '{task}'; delete from task where id = '{task}';
            delete from seat where committee_id = '{own.Committee}'; delete from committee where id = '{own.Committee}'
            """);
        var restored = await (await Restore(zip)).ShouldBe(HttpStatusCode.Created);
        Assert.Equal((own.Committee, 5), (restored.GetProperty("committeeId").GetGuid(), restored.GetProperty("rows").GetInt32()));
        Assert.Equal(before.GetRawText(), (await own.Caller.Read($"/v1/tasks/{task}")).GetRawText());
        Assert.Equal(1, await Events(own.Committee, "committee-restored"));
    }

    [Fact]
    public async Task The_focus_of_its_unit_and_what_it_looks_into_go_with_a_committee()
    {
        var own = await OwnCommittee();
        var focus = await (await own.Caller.Post("/v1/focus-contents", new { unitId = own.Province, year = 2018, title = "Đường liên xóm", reason = "Thật sự hiệu quả", on = "2018-04-01" }))
            .ShouldBe(HttpStatusCode.Created);
        var task = (await Assigned(own)).Id();
        var inspection = (await (await own.Caller.Post($"/v1/committees/{own.Committee}/inspections", new
        {
            kind = "inspection", title = "Kiểm tra số liệu", teamSeatIds = new[] { own.Head }, targets = new[] { new { unitId = own.Commune, risk = 2, why = "Số liệu quá đều" } },
            from = "2026-03-26", to = "2031-04-30",
        })).ShouldBe(HttpStatusCode.Created)).Id();
        var (alert, suspicion) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Host.Database.Run($"""
            insert into alert (id, unit_id, rule_name, sentence, period, announced_on, state, task_id, version)
            values ('{alert}', '{own.Commune}', 'x', 'x', '2018', '2019-01-01', 'Assigned', '{task}', 2);
            insert into suspicion (id, unit_id, kind, indicator, valid_from, valid_to, measured, "limit", explanation, raised_on, state, settled_on, inspection_id, version)
            values ('{suspicion}', '{own.Commune}', 'outlier', 'x', '2018-01-01', '2018-12-31', 4, 3.5, 'x', '2019-01-01', 'TakenUp', '2026-03-26', '{inspection}', 2)
            """);
        string[] paths = [$"/v1/focus-contents/{focus.Id()}", $"/v1/alerts/{alert}", $"/v1/suspicions/{suspicion}", $"/v1/inspections/{inspection}"];
        var before = await Read(own, paths);
        var zip = await own.Caller.GetByteArrayAsync(new Uri($"/v1/committees/{own.Committee}/archive", UriKind.Relative));
        await Host.Database.Run($"""
            delete from focus_content where id = '{focus.Id()}'; delete from alert where id = '{alert}';
            delete from suspicion where id = '{suspicion}'; delete from inspection where id = '{inspection}'
            """);
        await Lose(own.Committee);
        // The committee, two seats, the focus, the task, the alert, the inspection and the suspicion.
        Assert.Equal(8, (await (await Restore(zip)).ShouldBe(HttpStatusCode.Created)).GetProperty("rows").GetInt32());
        Assert.Equal(before, await Read(own, paths));
    }

    [Fact]
    public async Task An_archive_in_which_a_word_was_changed_is_not_read()
    {
        var own = await OwnCommittee();
        await Assigned(own);
        var zip = await own.Caller.GetByteArrayAsync(new Uri($"/v1/committees/{own.Committee}/archive", UriKind.Relative));
        Assert.Equal("task.json", (await (await Restore(Forged(zip))).ShouldRefuse(422, "archive-damaged")).Text("part"));
        await (await Restore(Changed(zip, archive => Replace(archive, "manifest.json", manifest => manifest.Replace("\"rows\":1", "\"rows\":2", StringComparison.Ordinal)))))
            .ShouldRefuse(422, "archive-damaged");
        await (await Restore(Encoding.UTF8.GetBytes("not a zip"))).ShouldRefuse(422, "archive-damaged");
        using var foreign = await (await OwnCommittee()).Caller.GetAsync(new Uri($"/v1/committees/{own.Committee}/archive", UriKind.Relative));
        await foreign.ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task An_archive_is_signed_and_checked_without_us_by_the_published_key()
    {
        var own = await OwnCommittee();
        var zip = await own.Caller.GetByteArrayAsync(new Uri($"/v1/committees/{own.Committee}/archive", UriKind.Relative));
        using var archive = new ZipArchive(new MemoryStream(zip));
        var manifest = Content(archive, "manifest.json");
        using var nobody = Host.Anonymous();
        var published = (await nobody.Read("/v1/archive-keys")).GetProperty("items").EnumerateArray()
            .Single(key => key.Text("id") == JsonNode.Parse(manifest)!["keyId"]!.GetValue<string>());
        using var key = ECDsa.Create();
        key.ImportFromPem(published.Text("publicPem"));
        Assert.True(key.VerifyData(manifest, Content(archive, "manifest.json.sig"), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        Assert.All(JsonNode.Parse(manifest)!["parts"]!.AsArray(), part => Assert.Equal(
            part!["sha256"]!.GetValue<string>(), Convert.ToHexStringLower(SHA256.HashData(Content(archive, part["name"]!.GetValue<string>())))));
    }

    [Fact]
    public async Task An_archive_of_another_installation_is_read_back_where_its_key_is_trusted_and_nowhere_else()
    {
        var own = await OwnCommittee();
        var zip = await own.Caller.GetByteArrayAsync(new Uri($"/v1/committees/{own.Committee}/archive", UriKind.Relative));
        await Lose(own.Committee);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal(Signer.IdOf(stranger), (await (await Restore(SignedBy(stranger, zip))).ShouldRefuse(422, "archive-not-trusted")).Text("keyId"));
        await (await Restore(SignedBy(stranger, zip, inTheNameOf: CommitteeHost.Neighbour))).ShouldRefuse(422, "archive-damaged");
        await (await Restore(SignedBy(CommitteeHost.Neighbour, zip))).ShouldBe(HttpStatusCode.Created);
    }

    private static byte[] Forged(byte[] zip) => Changed(zip, archive => Replace(
        archive, "task.json", content => content.Replace("12 mô hình", "99 mô hình", StringComparison.Ordinal)));

    private static byte[] SignedBy(ECDsa key, byte[] zip, ECDsa? inTheNameOf = null) => Changed(zip, archive =>
    {
        var manifest = JsonNode.Parse(Content(archive, "manifest.json"))!;
        manifest["keyId"] = Signer.IdOf(inTheNameOf ?? key);
        Replace(archive, "manifest.json", _ => manifest.ToJsonString());
        archive.GetEntry("manifest.json.sig")!.Delete();
        using var signature = archive.CreateEntry("manifest.json.sig").Open();
        signature.Write(key.SignData(Encoding.UTF8.GetBytes(manifest.ToJsonString()), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    });

    private static byte[] Changed(byte[] zip, Action<ZipArchive> change)
    {
        using var changed = new MemoryStream();
        changed.Write(zip);
        using (var archive = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
            change(archive);
        return changed.ToArray();
    }

    private static void Replace(ZipArchive archive, string name, Func<string, string> change)
    {
        var content = change(Encoding.UTF8.GetString(Content(archive, name)));
        archive.GetEntry(name)!.Delete();
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }

    private static byte[] Content(ZipArchive archive, string name)
    {
        using var content = new MemoryStream();
        using (var entry = archive.GetEntry(name)!.Open())
            entry.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>A meeting of 26 March 2018 with an item, a statement and a conclusion.</summary>
    private static async Task<(Guid Meeting, Guid Conclusion)> Concluded(Own own)
    {
        var meeting = (await (await own.Caller.Post("/v1/meetings", new
        {
            committeeId = own.Committee, title = "Hội nghị", startsAt = "2018-03-26T08:00:00+07:00", items = new[] { new { title = "Nhiệm vụ năm 2018" } }, on = "2018-03-26",
        })).ShouldBe(HttpStatusCode.Created)).Id();
        await (await own.Caller.Post($"/v1/meetings/{meeting}/calls", new { on = "2018-03-26" }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);
        await (await own.Caller.Post($"/v1/meetings/{meeting}/openings", new { chair = "Trưởng ban", on = "2018-03-26" }, ifMatch: "\"2\"")).ShouldBe(HttpStatusCode.OK);
        await (await own.Caller.Post($"/v1/meetings/{meeting}/statements", new { speaker = "Đại biểu", text = "Xây dựng tiêu chí theo từng địa bàn." })).ShouldBe(HttpStatusCode.Created);
        var conclusion = await (await own.Caller.Post($"/v1/meetings/{meeting}/conclusions", new
        {
            title = "Kết luận", sentences = new[] { new { text = "Phân công nhiệm vụ rõ hơn, cụ thể hơn cho từng thành viên" } },
        })).ShouldBe(HttpStatusCode.Created);
        return (meeting, conclusion.Id());
    }

    /// <summary>As it is elsewhere: nothing of the committee is there.</summary>
    private Task Lose(Guid committee) => Host.Database.Run($"""
        delete from conclusion_task where committee_id = '{committee}'; delete from task where committee_id = '{committee}';
        delete from statement where meeting_id in (select id from meeting where committee_id = '{committee}'); delete from conclusion where committee_id = '{committee}';
        delete from agenda_item where committee_id = '{committee}'; delete from meeting where committee_id = '{committee}';
        delete from plan where programme_id in (select id from programme where committee_id = '{committee}'); delete from programme where committee_id = '{committee}';
        delete from seat where committee_id = '{committee}'; delete from committee where id = '{committee}'
        """);

    private static async Task<List<string>> Read(Own own, string[] paths)
    {
        List<string> read = [];
        foreach (var path in paths)
            read.Add((await own.Caller.Read(path)).GetRawText());
        return read;
    }

    private async Task<HttpResponseMessage> Restore(byte[] zip, string to = "committee-archives")
    {
        using var content = new ByteArrayContent(zip) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } };
        return await Keeper.PostAsync(new Uri($"/v1/{to}", UriKind.Relative), content);
    }
}
