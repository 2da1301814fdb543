using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using DanVan.Committee.Tests.Tasks;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Archives;

public sealed class ArchiveTests(NgheAnHost host) : TaskTest(host)
{
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
    public async Task An_archive_in_which_a_word_was_changed_is_not_read()
    {
        var own = await OwnCommittee();
        await Assigned(own);
        var zip = await own.Caller.GetByteArrayAsync(new Uri($"/v1/committees/{own.Committee}/archive", UriKind.Relative));
        Assert.Equal("task.json", (await (await Restore(Forged(zip))).ShouldRefuse(422, "archive-damaged")).Text("part"));
        await (await Restore(Encoding.UTF8.GetBytes("not a zip"))).ShouldRefuse(422, "archive-damaged");
        using var foreign = await (await OwnCommittee()).Caller.GetAsync(new Uri($"/v1/committees/{own.Committee}/archive", UriKind.Relative));
        await foreign.ShouldRefuse(403, "forbidden");
    }

    private static byte[] Forged(byte[] zip)
    {
        using var changed = new MemoryStream();
        changed.Write(zip);
        using (var archive = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry("task.json")!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
                text = reader.ReadToEnd();
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry("task.json").Open());
            writer.Write(text.Replace("12 mô hình", "99 mô hình", StringComparison.Ordinal));
        }
        return changed.ToArray();
    }

    private async Task<HttpResponseMessage> Restore(byte[] zip)
    {
        using var content = new ByteArrayContent(zip) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } };
        return await Keeper.PostAsync(new Uri("/v1/committee-archives", UriKind.Relative), content);
    }
}
