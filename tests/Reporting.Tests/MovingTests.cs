using System.IO.Compression;
using System.Net;
using System.Text;
using DanVan.Reporting.Moving;
using DanVan.Reporting.Rebuilding;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.Reporting.Tests;

/// <summary>All that reporting keeps leaves one installation and comes into another.</summary>
[Collection(typeof(WorldCollection))]
public sealed class MovingTests(World world)
{
    private const string Facts = "select md5(string_agg(concat_ws(' ', indicator, subject, unit_id, occurred_on, value, known_at, known_until, cause), ',' order by cause, indicator)) from fact";

    [Fact]
    public async Task What_was_exported_and_imported_elsewhere_is_exported_there_byte_for_byte()
    {
        await world.CaughtUp();
        await SomethingOfItsOwn();
        await using var source = NpgsqlDataSource.Create(world.Reporting.Database.ConnectionString);
        var (facts, events) = (await world.Reporting.Database.Read<string>(Facts), await world.Reporting.Database.Read<int>("select count(*) from event_archive"));
        var exported = await Export(source);
        await using var database = await ReceiveEventsTests.Database();
        await using var target = NpgsqlDataSource.Create(database.ConnectionString);
        using (var file = new MemoryStream(exported))
            await ImportTenant.From(file, target, CancellationToken.None);
        var rebuilt = await new RebuildReadModel(target, TimeProvider.System).Run(ReadModel.Facts, always: true, CancellationToken.None);

        var again = await Export(target);
        Assert.True(exported.AsSpan().SequenceEqual(again), Differs(exported, again));
        Assert.True(events > 480 && rebuilt.Rows > 480, $"{events} events, {rebuilt.Rows} facts");
        Assert.Equal((facts, events), (await database.Read<string>(Facts), await database.Read<int>("select count(*) from event_archive")));
        Assert.Equal(0, await database.Read<int>("select count(*) from pg_trigger where tgenabled = 'D'"));
    }

    [Fact]
    public async Task An_export_that_was_changed_is_read_into_nothing()
    {
        await using var from = await ReceiveEventsTests.Database();
        await ReceiveEventsTests.Receive(from, ReceiveEventsTests.Events(60, new(7)), 30);
        await using var source = NpgsqlDataSource.Create(from.ConnectionString);
        var exported = await Export(source);
        await using var to = await ReceiveEventsTests.Database();
        await using var target = NpgsqlDataSource.Create(to.ConnectionString);
        using (var changed = Changed(exported, "event_archive.ndjson", "Tổ tự quản", "Tổ tự quẩn"))
            Assert.Contains("event_archive.ndjson", (await Assert.ThrowsAsync<NotImported>(() => ImportTenant.From(changed, target, CancellationToken.None))).Message, StringComparison.Ordinal);
        using (var changed = Changed(exported, "manifest.json", "\"migration\":\"2", "\"migration\":\"1"))
            Assert.Contains("stands at", (await Assert.ThrowsAsync<NotImported>(() => ImportTenant.From(changed, target, CancellationToken.None))).Message, StringComparison.Ordinal);
        Assert.Equal(0, await to.Read<int>("select count(*) from event_archive"));
        Assert.Equal(0, await to.Read<int>("select count(*) from pg_trigger where tgenabled = 'D'"));
    }

    [Fact]
    public async Task Nothing_is_imported_where_something_was_heard_already()
    {
        await using var from = await ReceiveEventsTests.Database();
        await ReceiveEventsTests.Receive(from, ReceiveEventsTests.Events(60, new(7)), 30);
        await using var source = NpgsqlDataSource.Create(from.ConnectionString);
        using var file = new MemoryStream(await Export(source));
        var refused = await Assert.ThrowsAsync<NotImported>(() => ImportTenant.From(file, source, CancellationToken.None));
        Assert.Contains("not empty", refused.Message, StringComparison.Ordinal);
    }

    // A rule, a form and a report under way, so that its own log and tables move too.
    private async Task SomethingOfItsOwn()
    {
        var unit = await world.Unit("40", World.In2018);
        var province = world.Reporting.As("tinh", $"{unit}", "reporting.read", "reporting.plan");
        await (await province.Post("/v1/alert-rules", new
        {
            unitId = unit, name = "Mô hình \"quá\" ít \\ chưa rõ", kind = "threshold", indicator = "models-recognised", level = "commune", cycle = "year",
            side = "over", limit = 99999.50m, from = "2018-01-01",
        })).ShouldBe(HttpStatusCode.Created);
        await Eventually.Holds(async () => await world.Reporting.Database.Read<int>("select (select count(*) from event_log) - (select count(*) from event_chain)") == 0);
    }

    private static async Task<byte[]> Export(NpgsqlDataSource database)
    {
        using var file = new MemoryStream();
        await ExportTenant.To(file, database, CancellationToken.None);
        return file.ToArray();
    }

    private static MemoryStream Changed(byte[] exported, string part, string from, string to)
    {
        var file = new MemoryStream();
        file.Write(exported);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part)!;
            string content;
            using (var reader = new StreamReader(entry.Open(), Encoding.UTF8))
                content = reader.ReadToEnd();
            Assert.Contains(from, content, StringComparison.Ordinal);
            entry.Delete();
            using var written = zip.CreateEntry(part).Open();
            written.Write(Encoding.UTF8.GetBytes(content.Replace(from, to, StringComparison.Ordinal)));
        }
        file.Position = 0;
        return file;
    }

    private static string Differs(byte[] one, byte[] other)
    {
        using var first = new ZipArchive(new MemoryStream(one));
        using var second = new ZipArchive(new MemoryStream(other));
        return string.Join('\n', first.Entries.Where(entry => Content(entry) != Content(second.GetEntry(entry.FullName)!)).Select(entry =>
            $"{entry.FullName}: {Content(entry).Split('\n').Except(Content(second.GetEntry(entry.FullName)!).Split('\n')).FirstOrDefault()}\n→ {Content(second.GetEntry(entry.FullName)!).Split('\n').Except(Content(entry).Split('\n')).FirstOrDefault()}"));

        static string Content(ZipArchiveEntry entry)
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }
    }
}
