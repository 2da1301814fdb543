using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Benchmarks;

/// <summary>
/// One consultation with very many opinions: what intake, lists, closing, grouping and the synthesis table take, and how much memory the
/// service holds after each. The first and the last opinions come in batches over HTTP, those between them are put into the table directly.
/// </summary>
internal sealed class OpinionBenchmark(ServiceProcess service, HttpClient client, TestDatabase database, int opinions)
{
    private const int Batch = 1000, Batches = 20, Provisions = 40, Arguments = 2000, Variants = 25, Issues = 1000;
    private int keys;

    public static async Task Run(int opinions)
    {
        await using var broker = await TestBroker.Create();
        var program = Repository.Program("services/feedback/Feedback");
        await using var database = await TestDatabase.Migrated(program, "feedbackdb");
        await SampleUnits.Insert(database);
        await using var service = await ServiceProcess.Start(program,
        [
            new("ConnectionStrings:feedbackdb", database.ConnectionString), new("ConnectionStrings:rabbitmq", broker.ConnectionString),
            new("Limits:PerSecond", "1000000"), new("Limits:Burst", "1000000"), .. TestTokens.Settings,
        ]);
        using var client = new HttpClient { BaseAddress = service.Address, Timeout = TimeSpan.FromMinutes(20) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", new TestToken("benchmark")
        {
            Unit = SampleUnits.ProvinceClaim, Scopes = ["feedback.read", "feedback.write"], Expires = DateTimeOffset.UtcNow.AddHours(2),
        }.Sign());
        await new OpinionBenchmark(service, client, database, opinions).Run();
    }

    private async Task Run()
    {
        var today = DateTime.UtcNow.AddHours(7).Date;
        var draft = await Post("/v1/consultations", new
        {
            unitId = SampleUnits.Province, title = "Một triệu ý kiến", documentType = "other", draftedOn = Day(today, -60),
        });
        var path = $"/v1/consultations/{draft.Id()}";
        await Post($"{path}/draft-versions", new
        {
            text = string.Join('\n', Enumerable.Range(1, Provisions).Select(i => $"Điều {i}. Nội dung {i}\nQuy định về nội dung thứ {i} của dự thảo.")),
        }, 1);
        await Post($"{path}/openings", new { opensOn = Day(today, -21), days = 20, posting = "-" }, 2);
        Console.WriteLine($"{opinions} opinions, {Arguments} matters in {Variants} wordings each.");
        Row("", "count", "seconds", "per second", "memory MB", "peak MB");

        await Measure("intake, empty, batches over HTTP", Batches * Batch, () => Send(path, 0));
        await Measure("(filled in the table)", opinions - 2 * Batches * Batch, () => Fill(draft.Id(), opinions - 2 * Batches * Batch));
        await Measure("intake, full, batches over HTTP", Batches * Batch, () => Send(path, 7));
        await Measure("list, 40 pages of 500", 40 * 500, () => Read($"{path}/opinions?limit=500", 40));
        await Measure("closing, arguments counted", opinions, () => Post($"{path}/closings", new { }, 3));
        await Measure("list of arguments, 40 pages of 500", 40 * 500, () => Read($"{path}/arguments?limit=500", 40));
        var grouping = default(JsonElement);
        await Measure("grouping", opinions, async () => grouping = await Post($"{path}/groupings", new { }));
        Console.WriteLine($"{grouping.GetProperty("arguments").GetInt32()} wordings in {grouping.GetProperty("groups").GetInt32()} groups.");
        await Measure("issues of groups, with replies", Issues, () => Answer(path, grouping.Id()));
        await Measure("synthesis table", Issues, () => Post($"{path}/syntheses", new
        {
            body = "Ủy ban nhân dân tỉnh", symbol = "1/BTH", place = "Nghệ An", signedOn = Day(today, 0), signerOffice = "Chủ tịch", signerName = "(Người ký)",
        }));
        foreach (var format in new[] { "html", "docx", "pdf", "json" })
            await Measure($"synthesis as {format}", Issues, () => client.GetByteArrayAsync(new Uri($"{path}/syntheses/1?format={format}", UriKind.Relative)));
    }

    private async Task Send(string path, int seed)
    {
        for (var batch = 0; batch < Batches; batch++)
        {
            var items = Enumerable.Range(batch * Batch, Batch).Select(i => new { text = Text(i + seed, i / 7), channel = "paper", provision = $"dieu-{i % Provisions + 1}" });
            var answer = await Post($"{path}/opinions/batch", new { items });
            if (answer.GetProperty("received").GetInt32() != Batch)
                throw new InvalidOperationException(answer.GetRawText());
        }
    }

    // The same texts as Text makes, as far as the database needs to know: equal ones are equal, and of one matter they share most words.
    private Task Fill(Guid consultation, int count) => database.Run($"""
        insert into opinion (id, consultation_id, unit_id, channel, provision, draft_version_id, provision_id, place_id, argument_key, text, received_at, version)
        select gen_random_uuid(), '{consultation}', '{SampleUnits.ThanhVinh}', 'Paper', path, draft_version_id, provision_id, provision_id,
            md5(matter || '-' || variant || '-' || path)::uuid,
            (select string_agg(substr(md5(matter || 'w' || word), 1, 5), ' ') from generate_series(1, 12) word) || ' ' || substr(md5('v' || variant), 1, 4), now(), 1
        from (select i, i % {Arguments} as matter, (i / 7) % {Variants} as variant from generate_series(1, {count}) i) said
        join provision on path = 'dieu-' || matter % {Provisions} + 1
        """);

    private async Task Answer(string path, Guid grouping)
    {
        for (var number = 1; number <= Issues; number++)
        {
            var issue = await Post($"{path}/issues", new { title = $"Vấn đề {number}", group = new { groupingId = grouping, number } });
            var reply = await Post($"/v1/issues/{issue.Id()}/replies", new { outcome = "partly", reason = $"Tiếp thu một phần vấn đề {number}." });
            await Post($"/v1/replies/{reply.Id()}/submissions", new { }, 1);
        }
    }

    private async Task Read(string path, int pages)
    {
        var cursor = "";
        for (var page = 0; page < pages && cursor is not null; page++)
        {
            var found = await client.Read(path + cursor);
            cursor = found.TryGetProperty("next", out var next) ? $"&cursor={next.GetString()}" : null;
        }
    }

    private async Task<JsonElement> Post(string path, object body, long? version = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"benchmark-{++keys}");
        if (version is not null)
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(text) : throw new InvalidOperationException($"{path}: {answer.StatusCode} {text}");
    }

    private async Task Measure(string name, int count, Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var (now, peak) = service.Memory();
        Row(name, F(count), F(seconds), F(count / seconds), F(now / 1e6), F(peak / 1e6));
    }

    // At once: a run of many minutes says where it is.
    private static void Row(string name, params string[] values) => Console.WriteLine($"{name,-40}{string.Concat(values.Select(value => $"{value,12}"))}");

    private static string Text(int number, int variant) =>
        string.Join(' ', Enumerable.Range(1, 12).Select(word => ((number % Arguments * 31 + word * 977) % 99991).ToString("x5", CultureInfo.InvariantCulture))) + $" v{variant % Variants}";

    private static string Day(DateTime today, int from) => today.AddDays(from).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string F(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);
}
