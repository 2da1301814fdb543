using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DanVan.TestKit;

namespace DanVan.Committee.Tests;

public sealed class KilledImportTests
{
    /// <summary>kill -9 at another moment of the import each time: what was received is done once, by itself, after the start.</summary>
    [Fact]
    public async Task An_import_whose_service_is_killed_at_any_moment_is_done_once_after_its_start()
    {
        var program = Repository.Program("services/committee/Committee");
        await using var database = await TestDatabase.Migrated(program, "committeedb");
        await using var broker = await TestBroker.Create();
        await using var service = await ServiceProcess.Start(program, TestTokens.Settings.Concat(new Dictionary<string, string?>
        {
            ["ConnectionStrings:committeedb"] = database.ConnectionString,
            ["ConnectionStrings:rabbitmq"] = broker.ConnectionString,
        }));
        service.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.For("registry-keeper", null, "committee.registry"));

        // Each start costs seconds: the short run kills during one reorganisation, the full one during every file.
        var full = Environment.GetEnvironmentVariable("DANVAN_FULL") == "1";
        await Take(service, "structure", RealData.Structures[0].File, 0, full ? 5 : null);
        await Take(service, "transfers", RealData.Successors, null, full ? 10 : null);
        await Take(service, "transfers", RealData.Mergers, 3, full ? 20 : null);
        await Take(service, "structure", RealData.Structures[1].File, 1, 60);
        await Take(service, "structure", RealData.Structures[2].File, 2, full ? 120 : null);
        await Take(service, "structure", RealData.Structures[3].File, 3, full ? 200 : null);

        Assert.Equal(RealData.Events.Count, await database.Read<int>("select count(*) from event_log"));
        Assert.Equal(RealData.Tree.All.Count(), await database.Read<int>("select count(*) from unit_version"));
        Assert.Equal(0, await database.Read<int>("select count(*) from unit_import where state <> 'Applied'"));
    }

    [Fact]
    public async Task Rows_whose_service_was_killed_before_it_answered_are_swept_a_day_later()
    {
        await using var host = new CommitteeHost();
        await host.InitializeAsync();
        var (old, young) = (Guid.CreateVersion7(DateTimeOffset.UtcNow.AddDays(-2)), Guid.CreateVersion7());
        await host.Database.Run($"insert into unit_import_row (import_id, line, number, fields) values ('{old}', 2, 0, '{{}}'), ('{young}', 2, 0, '{{}}')");
        using var starts = host.Anonymous();
        await Eventually.Holds(async () => await host.Database.Read<int>("select count(*) from unit_import_row") == 1);
        Assert.Equal(1, await host.Database.Read<int>($"select count(*) from unit_import_row where import_id = '{young}'"));
    }

    private static async Task Take(ServiceProcess service, string kind, string file, int? structure, int? killAfter)
    {
        var from = structure is { } number ? RealData.Structures[number].From : (DateOnly?)null;
        var document = structure is { } which && kind == "structure" ? RealData.Structures[which].Document : null;
        var key = Guid.CreateVersion7().ToString();
        var csv = await File.ReadAllTextAsync(RealData.Path(file));
        if (killAfter is { } milliseconds)
        {
            var sending = Send();
            await Task.Delay(milliseconds);
            await service.Kill();
            try
            {
                using var first = await sending;
            }
            catch (HttpRequestException)
            {
                // Killed before it answered: the caller tries again with its key.
            }
            await service.Start();
        }
        using var answer = await Send();
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var id = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<Guid>();
        var job = await CommitteeHost.AtRest(service.Client, id);
        Assert.Contains(job["state"]!.GetValue<string>(), new[] { "applied", "waiting" });

        Task<HttpResponseMessage> Send() => CommitteeHost.Send(service.Client, kind, csv, from, document, key);
    }
}
