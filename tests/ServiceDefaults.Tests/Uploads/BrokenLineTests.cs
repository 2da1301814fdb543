using System.Net;
using DanVan.TestKit;

namespace DanVan.ServiceDefaults.Tests;

/// <summary>What the parts are for: lines that break, callers that come twice, services that die.</summary>
public sealed class BrokenLineTests(NotesHost host) : IClassFixture<NotesHost>
{
    private const string Type = "text/plain; charset=utf-8";

    private readonly SampleHost notes = host.Notes;
    private readonly string token = TestTokens.For("writer", null, "notes.write");

    [Fact]
    public async Task A_line_that_breaks_in_the_middle_of_a_part_loses_nothing_that_arrived()
    {
        using var writer = notes.With(token);
        var file = UploadTests.File(1_000_000);
        var upload = await writer.BeginUpload(Type, file.Length);
        using (var append = await RawAppend.Begin(notes.Address, upload, token, 0, file.Length, last: true))
        {
            await append.Send(file.AsMemory(0, 500_001));
            // All whole parts of it; the rest comes with the end of the line.
            await Eventually.Holds(async () => await Received(upload) >= 458_752);
            append.Break();
        }
        await Eventually.Holds(async () => await Received(upload) > 458_752 || await notes.Database.Read<bool>($"select turn > 1 from upload where id = '{upload[^36..]}'"));
        var (offset, complete) = (await writer.Standing(upload))!.Value;
        Assert.InRange(offset, 458_752, 500_001);
        Assert.False(complete);
        await writer.SendRest(upload, file, 300_000);
        using var used = await writer.PostUploaded("/v1/notes/files?name=broken", upload);
        Assert.Equal(UploadTests.TitleOf("broken", file), (await used.ShouldBe(HttpStatusCode.Created)).Text("title"));
    }

    [Fact]
    public async Task Whoever_asks_where_it_stands_may_go_on_from_there_though_the_old_line_still_sends()
    {
        using var writer = notes.With(token);
        var file = UploadTests.File(1_000_000, seed: 2);
        var upload = await writer.BeginUpload(Type, file.Length);
        using var old = await RawAppend.Begin(notes.Address, upload, token, 0, file.Length, last: true);
        // Of the old line come other bytes: none of them may get behind those of the new one.
        await old.Send(file.AsMemory(0, 200_000));
        await Eventually.Holds(async () => await Received(upload) >= 196_608);
        var (offset, _) = (await writer.Standing(upload))!.Value;
        await old.Send(new byte[300_000]);
        Assert.StartsWith("HTTP/1.1 409", await old.Status(), StringComparison.Ordinal);
        Assert.Equal(offset, await Received(upload));
        await writer.SendRest(upload, file, 400_000);
        using var used = await writer.PostUploaded("/v1/notes/files?name=overtaken", upload);
        Assert.Equal(UploadTests.TitleOf("overtaken", file), (await used.ShouldBe(HttpStatusCode.Created)).Text("title"));
    }

    [Fact]
    public async Task Of_many_that_append_at_once_one_is_served_and_bytes_never_mix()
    {
        using var writer = notes.With(token);
        for (var round = 0; round < 5; round++)
        {
            var files = Enumerable.Range(0, 6).Select(seed => UploadTests.File(400_000, seed)).ToArray();
            var upload = await writer.BeginUpload(Type, 400_000);
            var statuses = await Task.WhenAll(files.Select(async file =>
            {
                using var answer = await writer.Append(upload, file, 0, last: true);
                return answer.StatusCode;
            }));
            Assert.All(statuses, status => Assert.Contains(status, new[] { HttpStatusCode.NoContent, HttpStatusCode.Conflict, HttpStatusCode.BadRequest }));
            var standing = (await writer.Standing(upload))!.Value;
            Assert.Equal(statuses.Count(status => status == HttpStatusCode.NoContent), standing.Complete ? 1 : 0);
            if (!standing.Complete)
                await writer.SendRest(upload, files[0], 400_000);
            using var used = await writer.PostUploaded($"/v1/notes/files?name=mixed-{round}", upload);
            var title = (await used.ShouldBe(HttpStatusCode.Created)).Text("title");
            if (standing.Complete)
                Assert.Contains(title, files.Select(file => UploadTests.TitleOf($"mixed-{round}", file)));
        }
    }

    [Fact]
    public async Task A_service_that_is_killed_between_two_parts_and_within_one_goes_on_where_it_was()
    {
        await using var broker = await TestBroker.Create();
        await using var database = await SampleHost.NewDatabase();
        await using var service = await ServiceProcess.Start(SampleHost.Dll, SampleHost.Settings("notes", broker.ConnectionString, database));
        service.Client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var file = UploadTests.File(1_000_000, seed: 3);
        var upload = await service.Client.BeginUpload(Type, file.Length);
        using (var first = await service.Client.Append(upload, file[..300_000], 0, last: false))
            await first.ShouldBe(HttpStatusCode.NoContent);
        await service.Kill();
        await service.Start();
        Assert.Equal((300_000, false), await service.Client.Standing(upload));
        using (var append = await RawAppend.Begin(service.Address, upload, token, 300_000, 700_000, last: true))
        {
            await append.Send(file.AsMemory(300_000, 400_000));
            await Eventually.Holds(async () => await database.Read<long>("select received from upload") > 600_000);
            await service.Kill();
        }
        await service.Start();
        Assert.InRange((await service.Client.Standing(upload))!.Value.Offset, 600_001, 700_000);
        await service.Client.SendRest(upload, file, 200_000);
        using var used = await service.Client.PostUploaded("/v1/notes/files?name=killed", upload);
        Assert.Equal(UploadTests.TitleOf("killed", file), (await used.ShouldBe(HttpStatusCode.Created)).Text("title"));
    }

    private Task<long> Received(string upload) => notes.Database.Read<long>($"select received from upload where id = '{upload[^36..]}'");
}
