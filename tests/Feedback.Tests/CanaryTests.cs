using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.Feedback.Tests;

/// <summary>Names that nobody has are given with every kind of word, and then looked for wherever something could have been kept or said.</summary>
public sealed class CanaryTests(CanaryHost host) : IClassFixture<CanaryHost>
{
    private static readonly string[] Canaries = ["Hoàng Yến Kỳ Lạ", "0987000111", "ngõ Chim Sẻ 17"];
    private const string Word = "Lời của chim: mở rộng đường.";
    private static readonly object Person = new { name = Canaries[0], contact = Canaries[1], residence = Canaries[2] };

    private readonly HttpClient official = host.As("thanh-vinh", SampleUnits.ThanhVinhClaim,
        "feedback.read", "feedback.write", "feedback.moderate", "events.all", "events.operate");

    [Fact]
    public async Task No_query_event_message_log_line_trace_metric_or_table_holds_a_name()
    {
        await using var broker = await BrokerEar.Listen(host.Broker);
        var known = await Plant();
        await Eventually.Holds(async () => await host.Database.Read<int>("select count(*) from event_chain") == await host.Database.Read<int>("select count(*) from event_log"));

        host.Measure();
        var places = new Dictionary<string, string>
        {
            ["answers"] = await Answers(known),
            ["tables"] = await Tables(),
            ["messages"] = await broker.HeardUntil(known[1].ToString()),
            ["logs"] = string.Join('\n', host.Logs),
            ["traces"] = string.Join('\n', host.Traces),
            ["metrics"] = string.Join('\n', host.Metrics.Keys),
        };
        // Whoever looks badly finds nothing either: the words themselves, or what belongs to them, must be found.
        Assert.Contains(Word, places["answers"], StringComparison.Ordinal);
        Assert.Contains(Word, places["tables"], StringComparison.Ordinal);
        Assert.Contains("opinion-received", places["messages"], StringComparison.Ordinal);
        Assert.Contains("from opinion", places["traces"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("http.route", places["metrics"], StringComparison.Ordinal);
        Assert.NotEmpty(places["logs"]);
        foreach (var (place, text) in places)
            HoldsNoName(place, text);
    }

    [Fact]
    public async Task A_backup_of_the_words_has_nothing_of_the_sealed_store_and_one_of_both_holds_no_name()
    {
        await Plant();
        var (words, both) = (await Dump("--exclude-schema=sealed"), await Dump());
        Assert.Contains(Word, words, StringComparison.Ordinal);
        Assert.DoesNotContain("sealed.", words, StringComparison.Ordinal);
        Assert.Contains("COPY sealed.identity", both, StringComparison.Ordinal);
        HoldsNoName("backup of the words", words);
        HoldsNoName("backup of both stores", both);
    }

    private static void HoldsNoName(string place, string text)
    {
        foreach (var trace in Canaries.SelectMany(Disguises))
            Assert.False(text.Contains(trace, StringComparison.OrdinalIgnoreCase), $"{trace} was found among the {place}");
    }

    private async Task<string> Dump(params string[] options)
    {
        var server = new NpgsqlConnectionStringBuilder(host.Database.ConnectionString);
        var start = new ProcessStartInfo("pg_dump", options) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var (name, value) in new[] { ("PGHOST", server.Host), ("PGPORT", $"{server.Port}"), ("PGUSER", server.Username), ("PGPASSWORD", server.Password), ("PGDATABASE", server.Database) })
            start.Environment[name] = value;
        Process? dump = null;
        try
        {
            dump = Process.Start(start);
        }
        catch (Win32Exception)
        {
            Assert.Skip("This machine has no pg_dump.");
        }
        using (dump)
        {
            var (held, complaints) = (dump!.StandardOutput.ReadToEndAsync(), dump.StandardError.ReadToEndAsync());
            await dump.WaitForExitAsync();
            Assert.SkipWhen((await complaints).Contains("server version mismatch", StringComparison.Ordinal), "This machine has no pg_dump of the server's version.");
            Assert.True(dump.ExitCode == 0, await complaints);
            return await held;
        }
    }

    /// <summary>Everything that takes a person, and requests that fail on the way. Returns a consultation, an opinion and a petition.</summary>
    private async Task<Guid[]> Plant()
    {
        var draft = await Sent(HttpStatusCode.Created, "/v1/consultations", new
        {
            unitId = SampleUnits.ThanhVinh, title = $"Dự thảo quy ước khối phố {Guid.NewGuid():N}", documentType = "committee-decision", draftedOn = "2026-01-05",
        });
        var exemption = new { symbol = "15/TTr-STP", signer = "Chủ tịch Ủy ban nhân dân tỉnh", signedOn = "2026-01-05", reason = "Sửa đổi kỹ thuật." };
        await Sent(HttpStatusCode.Created, $"/v1/consultations/{draft.Id()}/openings", new { exemption }, "\"1\"");
        var opinions = $"/v1/consultations/{draft.Id()}/opinions";
        var opinion = await Sent(HttpStatusCode.Created, opinions, new { text = Word, channel = "paper", person = Person });
        await Sent(HttpStatusCode.MultiStatus, opinions + "/batch", new { items = new[] { new { text = Word, channel = "app", person = Person } } });
        var petition = await Sent(HttpStatusCode.Created, "/v1/petitions", new { toUnitId = SampleUnits.ThanhVinh, text = Word, channel = "app", person = Person });
        using var scan = new ByteArrayContent([.. "%PDF-"u8, .. Encoding.UTF8.GetBytes(string.Join(' ', Canaries))]) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } };
        using (var attached = await official.PostAsync(new Uri($"{opinions}/{opinion.Id()}/scans", UriKind.Relative), scan))
            await attached.ShouldBe(HttpStatusCode.Created);
        using var voice = new ByteArrayContent([.. "OggS"u8, .. Encoding.UTF8.GetBytes(string.Join(' ', Canaries))]) { Headers = { ContentType = new MediaTypeHeaderValue("audio/ogg") } };
        using (var attached = await official.PostAsync(new Uri($"{opinions}/{opinion.Id()}/recordings?language=hmn", UriKind.Relative), voice))
            await attached.ShouldBe(HttpStatusCode.Created);
        await Sent(HttpStatusCode.BadRequest, opinions, new { text = Word, channel = "app", person = new { name = Canaries[0] + new string('x', 300) } });
        await Sent(HttpStatusCode.BadRequest, opinions, new { text = Word, channel = "app", person = new { name = Canaries[0], born = Canaries[1] } });
        await Sent(HttpStatusCode.MultiStatus, opinions + "/batch", new { items = new[] { new { text = Word, channel = "app", person = new { name = Canaries[0] + new string('x', 300) } } } });
        await Sent(HttpStatusCode.Created, "/v1/unsealings", new { subjectId = opinion.Id(), reason = "Có dấu hiệu mạo danh." }, caller: host.As("first", SampleUnits.ThanhVinhClaim, "identity.unseal"));
        await Sent(HttpStatusCode.Created, $"/v1/receipts/{opinion.Text("receipt")}/data-requests", new { kind = "access" });
        return [draft.Id(), opinion.Id(), petition.Id()];
    }

    /// <summary>Every query that the document names, with every id that could fit, for an official and for anybody.</summary>
    private async Task<string> Answers(Guid[] known)
    {
        var document = await official.Read("/openapi/v1.json");
        var queries = document.GetProperty("paths").EnumerateObject().Where(path => path.Value.TryGetProperty("get", out _)).Select(path => path.Name).ToList();
        Assert.True(queries.Count > 20, "queries were found");
        var said = new StringBuilder();
        foreach (var address in queries.SelectMany(query => known.Select(id => System.Text.RegularExpressions.Regex.Replace(query, @"\{\w+\}", id.ToString()))).Distinct())
        {
            foreach (var caller in new[] { official, host.Anonymous() })
            {
                using var answer = await caller.GetAsync(new Uri(address, UriKind.Relative));
                said.AppendLine(await answer.Content.ReadAsStringAsync());
            }
        }
        return said.ToString();
    }

    /// <summary>What a backup of the words' store holds, and of the sealed one too: bytes as hex.</summary>
    private async Task<string> Tables()
    {
        var tables = await host.Database.Read<string>("""
            select string_agg(format('select coalesce(string_agg(row::text, E''\n''), '''') as held from %I.%I row', table_schema, table_name), ' union all ')
            from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
            """);
        Assert.Contains("sealed", tables, StringComparison.Ordinal);
        return await host.Database.Read<string>($"select string_agg(held, E'\\n') from ({tables}) everything");
    }

    private static IEnumerable<string> Disguises(string canary)
    {
        var bytes = Encoding.UTF8.GetBytes(canary);
        return [canary, Convert.ToHexString(bytes), Convert.ToBase64String(bytes)[..^4], Uri.EscapeDataString(canary), canary.Normalize(NormalizationForm.FormD)];
    }

    private async Task<JsonElement> Sent(HttpStatusCode expected, string path, object body, string? ifMatch = null, HttpClient? caller = null)
    {
        using var answer = await (caller ?? official).Post(path, body, ifMatch: ifMatch);
        return await answer.ShouldBe(expected);
    }
}
