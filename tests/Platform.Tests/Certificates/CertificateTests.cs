using DanVan.Platform.Tests.Rolling;
using DanVan.TestKit;

namespace DanVan.Platform.Tests.Certificates;

/// <summary>TLS to the servers as deploy/configuration.md promises it: only who is signed is believed, and renewing certificates stops nobody.</summary>
public sealed class CertificateTests(ProtectedPlatform platform, ITestOutputHelper output) : IClassFixture<ProtectedPlatform>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task Certificates_and_then_their_authority_are_changed_and_no_request_fails()
    {
        using var next = new Authority("Authority of the next year");
        using var caller = new SteadyCaller("model-registry", platform.Writer.Address, client => client.Post("/v1/models", new
        {
            unitId = SampleUnits.ThanhVinh, title = $"Mô hình {Guid.NewGuid()}", field = "economy", registeredOn = "2026-03-26", sourceUrl = "https://baonghean.vn/mo-hinh",
        }));
        using var enough = new CancellationTokenSource();
        var calling = caller.Call(Pause, TestTokens.For("province", SampleUnits.ProvinceClaim, RunningPlatform.AllScopes), enough.Token);

        await platform.Present(platform.First.Issue());
        await EverybodyComesAgain();
        platform.Trust(platform.First, next);
        await platform.Present(next.Issue());
        await EverybodyComesAgain();

        await enough.CancelAsync();
        await calling;
        output.WriteLine($"{caller.Answered} answered, {caller.Failures.Count} failed");
        Assert.Empty(caller.Failures.Take(5));
        Assert.True(caller.Answered > 20, "asked too little to tell");
        await Eventually.Holds(async () => await platform.Read.Read<long>("select count(*) from event_archive") == caller.Answered);
    }

    [Fact]
    public async Task A_server_that_an_unknown_authority_has_signed_is_refused_and_one_line_says_so()
    {
        using var unknown = new Authority("Authority of somebody else");
        var trusted = platform.FileOf(unknown);

        var (code, errors) = await platform.Migrate(trusted);
        Assert.Equal(1, code);
        Assert.StartsWith("ModelRegistry does not migrate: PostgreSQL: the server's certificate is refused", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);

        await using var service = await platform.StartAlone(believes: platform.Trusted, ofBroker: trusted);
        await Eventually.Holds(() => Task.FromResult(service.Output.Contains("RabbitMQ at 127.0.0.1", StringComparison.Ordinal)));
        var line = service.Output.Split('\n').First(one => one.Contains("RabbitMQ at 127.0.0.1", StringComparison.Ordinal));
        Assert.Matches("is refused: its certificate, issued by CN=Authority of the [a-z]+ year, is not trusted: PartialChain", line);
    }

    /// <summary>New connections of both services to both servers, over TLS, and what one writes from now on arrives at the other.</summary>
    private async Task EverybodyComesAgain()
    {
        var now = await platform.Written.Read<string>("select clock_timestamp()::text");
        foreach (var database in new[] { platform.Written, platform.Read })
        {
            await Eventually.Holds(async () => await database.Read<bool>($"""
                select coalesce(bool_and(ssl), false) from pg_stat_activity join pg_stat_ssl using (pid)
                where datname = current_database() and application_name in ('ModelRegistry', 'Reporting') and backend_start > '{now}'
                """));
        }
        platform.EndConnectionsWithBroker();
        var written = await platform.Written.Read<long>("select coalesce(max(position), 0) from event_chain");
        await Eventually.Holds(async () => await platform.Read.Read<long>("select coalesce(max(position), 0) from event_archive") > written);
    }
}
