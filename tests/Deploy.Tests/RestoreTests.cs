using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.Deploy.Tests;

/// <summary>deploy/backup and deploy/restore on a service's real database.</summary>
public sealed class RestoreTests : IAsyncLifetime
{
    private const int Events = 60;
    private static readonly string Program = Repository.Program("services/model-registry/ModelRegistry");
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"danvan-backup-{Guid.NewGuid():N}");
    private string server = "";
    private TestDatabase saved = null!;
    private TestBroker broker = null!;

    private string Restored => saved.Name + "_drill";

    public async ValueTask InitializeAsync()
    {
        server = (await TestServers.Get()).Postgres;
        saved = await TestDatabase.Migrated(Program, "modelregistrydb");
        broker = await TestBroker.Create();
    }

    [Fact]
    public async Task What_is_saved_under_load_comes_back_equal_and_its_log_goes_on()
    {
        await WriteEvents(saved.ConnectionString, Events);
        await using (var numbering = await Serve(saved.ConnectionString))
            await Eventually.Holds(async () => await Numbered(numbering) == Events);
        // As if another server had given the numbers of the transactions, one that has seen many more of them.
        await saved.Run("set session_replication_role = replica; update event_log set xid = '999999999999'");
        using var enough = new CancellationTokenSource();
        var load = Load(enough.Token);
        await Run(0, "backup", folder, saved.Name);
        await enough.CancelAsync();
        Assert.True(await load > 0);

        Assert.Contains("equal", await Run(0, "restore", folder, "--suffix", "_drill"), StringComparison.Ordinal);

        var restored = new NpgsqlConnectionStringBuilder(saved.ConnectionString) { Database = Restored }.ConnectionString;
        await WriteEvents(restored, 1);
        await using var service = await Serve(restored);
        await Eventually.Holds(async () => await Numbered(service) == Events + 1);
        var verification = await service.Client.GetFromJsonAsync<JsonNode>("v1/event-log/verification");
        Assert.True((bool)verification!["intact"]!, verification.ToString());
        Assert.Equal(Events + 1, (long)verification["checked"]!);
    }

    // As in a cluster: a role for each service, which may do nothing to what is another's.
    [Fact]
    public async Task What_is_restored_belongs_to_the_role_that_its_service_logs_in_with()
    {
        await using var reporting = await TestDatabase.Migrated(Repository.Program("services/reporting/Reporting"), "reportingdb");
        await WriteEvents(saved.ConnectionString, Events);
        foreach (var role in new[] { saved.Name, reporting.Name })
            await saved.Run($"create role {role} login password 'secret'");
        var rights = await AnalystsRights(reporting);
        Assert.Contains("analytics.figure SELECT", rights, StringComparison.Ordinal);
        await Run(0, "backup", folder, saved.Name, reporting.Name);

        var said = await Run(0, "restore", folder, "--suffix", "_drill");

        Assert.All([saved.Name, reporting.Name], role => Assert.Contains($"belongs to {role}\n", said, StringComparison.Ordinal));
        await using (var restored = await TestDatabase.Named(reporting.Name + "_drill"))
        {
            Assert.Equal(rights, await AnalystsRights(restored));
            Assert.True(await restored.Read<bool>($"select pg_has_role('{reporting.Name}', 'danvan_analyst', 'usage')"));
        }
        var asService = new NpgsqlConnectionStringBuilder(saved.ConnectionString) { Database = Restored, Username = saved.Name, Password = "secret" }.ConnectionString;
        await using (var service = await Serve(asService))
            await Eventually.Holds(async () => await Numbered(service) == Events);
        await saved.Run($"drop database {Restored} with (force)");
        foreach (var role in new[] { saved.Name, reporting.Name })
            await saved.Run($"drop role {role}");
    }

    [Fact]
    public async Task A_counter_that_stands_behind_what_it_has_given_is_not_passed_over()
    {
        await saved.Run("create table receipt (number bigint generated always as identity); insert into receipt select from generate_series(1, 3)");
        await Run(0, "backup", folder, saved.Name);
        Assert.Contains("1 counters, none behind", await Run(0, "restore", folder, "--suffix", "_drill"), StringComparison.Ordinal);
        await saved.Run($"drop database {Restored} with (force)");

        var census = Directory.GetFiles(folder, "*.census").Single();
        await File.WriteAllTextAsync(census, (await File.ReadAllTextAsync(census)).Replace("given:receipt_number_seq 3", "given:receipt_number_seq 4", StringComparison.Ordinal));
        await using (var sum = File.OpenRead(census))
        {
            var sums = Path.Combine(folder, "SHA256SUMS");
            var others = (await File.ReadAllLinesAsync(sums)).Where(line => !line.EndsWith(".census", StringComparison.Ordinal));
            await File.WriteAllLinesAsync(sums, [.. others, $"{Convert.ToHexStringLower(await SHA256.HashDataAsync(sum))}  {Path.GetFileName(census)}"]);
        }
        Assert.Contains("has given 3, but 4 was noted", await Run(1, "restore", folder, "--suffix", "_drill"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_counter_that_stands_behind_a_row_is_not_passed_over()
    {
        await saved.Run("""
            create table receipt (number bigint generated always as identity);
            insert into receipt select from generate_series(1, 3);
            select setval('receipt_number_seq', 2);
            """);
        await Run(0, "backup", folder, saved.Name);
        Assert.Contains("a row bears 3", await Run(1, "restore", folder, "--suffix", "_drill"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_backup_restores_nothing()
    {
        await Run(0, "backup", folder, saved.Name);
        var dump = Directory.GetFiles(folder, "*.dump").Single();
        var bytes = await File.ReadAllBytesAsync(dump);
        bytes[^100] ^= 1;
        await File.WriteAllBytesAsync(dump, bytes);
        Assert.Contains("damaged: nothing was restored", await Run(1, "restore", folder, "--suffix", "_drill"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_in_use_is_never_overwritten()
    {
        await Run(0, "backup", folder, saved.Name);
        Assert.Contains("holds tables", await Run(1, "restore", folder), StringComparison.Ordinal);
        Assert.Contains("is there already", await Run(1, "backup", folder, saved.Name), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await saved.Run($"drop database if exists {Restored} with (force)");
        await saved.DisposeAsync();
        await broker.DisposeAsync();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private async Task<ServiceProcess> Serve(string connection)
    {
        var service = await ServiceProcess.Start(Program, TestTokens.Settings.Concat(
        [
            KeyValuePair.Create<string, string?>("ConnectionStrings:modelregistrydb", connection),
            KeyValuePair.Create<string, string?>("ConnectionStrings:rabbitmq", broker.ConnectionString),
        ]));
        service.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.For("operator", null, "events.operate"));
        return service;
    }

    private static async Task<long> Numbered(ServiceProcess service) =>
        (long)(await service.Client.GetFromJsonAsync<JsonNode>("health/lag"))!["numbered"]!;

    private static Task<string> AnalystsRights(TestDatabase database) => database.Read<string>("""
        select string_agg(held.what || ' ' || r.privilege_type, ', ' order by held.what, r.privilege_type)
        from (select oid::regclass::text, relacl from pg_class union all select nspname::text, nspacl from pg_namespace) held (what, acl), aclexplode(held.acl) r
        where r.grantee = 'danvan_analyst'::regrole
        """);

    private static async Task WriteEvents(string connection, int count)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var insert = source.CreateCommand("""
            insert into event_log (id, seq, type, subject, version, is_public, actor, occurred_at, data)
            select gen_random_uuid(), place, 'model-registered', gen_random_uuid(), 1, false, 'test', now(), '{"n": 1}' from generate_series(1, $1) as place
            """);
        insert.Parameters.Add(new() { Value = count });
        await insert.ExecuteNonQueryAsync();
    }

    // Rows come and change all the while; how many is the answer.
    private async Task<int> Load(CancellationToken enough)
    {
        await using var source = NpgsqlDataSource.Create(saved.ConnectionString);
        var written = 0;
        for (; !enough.IsCancellationRequested; written++)
        {
            await using var insert = source.CreateCommand("insert into idempotency_key (client, key, fingerprint, status, created_at) values ('load', $1, '\\x00', 201, now())");
            insert.Parameters.Add(new() { Value = $"{written}" });
            await insert.ExecuteNonQueryAsync(CancellationToken.None);
        }
        return written;
    }

    private async Task<string> Run(int expected, string script, params string[] arguments)
    {
        var (code, output, errors) = await Script.Try($"deploy/{script}", new Dictionary<string, string> { ["DANVAN_POSTGRES"] = server }, arguments);
        var said = output + errors;
        Assert.SkipWhen(said.Contains("needs pg_dump", StringComparison.Ordinal) || said.Contains("server version mismatch", StringComparison.Ordinal), "This machine has no pg_dump of the server's version.");
        Assert.True(code == expected, said);
        return said;
    }
}
