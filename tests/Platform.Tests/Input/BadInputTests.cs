using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using DanVan.TestKit;

namespace DanVan.Platform.Tests.Input;

/// <summary>
/// Generated from the documents of all services: whatever is wrong with a request, it is answered with a 4xx problem that says what was
/// meant. Never with a 5xx, and never as if nothing were wrong.
/// </summary>
[Collection(typeof(PlatformCollection))]
public sealed class BadInputTests(RunningPlatform platform)
{
    public static TheoryData<string> Services => [.. RunningPlatform.Names];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Bad_bodies_are_refused_with_a_problem(string service) => await Refuses(service, (operation, good) =>
        operation.Body is null ? [] : BadBodies.Of(operation).Select(bad => Attempt.Good(operation, good) with { What = bad.What, Body = bad.Body }));

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Bad_addresses_are_refused_with_a_problem(string service) => await Refuses(service, (operation, good) =>
        BadAddresses.Of(operation, good).Select(bad => Attempt.Good(operation, good) with { What = bad.What, Address = bad.Address })
            .Concat(BadAddresses.Odd(operation, good).Select(odd => Attempt.Good(operation, good) with { What = odd.What, Address = odd.Address, MayPass = true })));

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Bad_headers_are_refused_with_a_problem(string service) => await Refuses(service, BadHeaders);

    [Theory]
    [MemberData(nameof(Services))]
    public async Task The_good_request_that_the_bad_ones_differ_from_is_understood(string service)
    {
        var (running, good) = (platform[service], await Sample());
        using var caller = Caller(running);
        List<string> failures = [];
        foreach (var operation in running.Document.Operations.Where(one => !one.TakesFile))
        {
            using var answer = await caller.SendAsync(Attempt.Good(operation, good).ToRequest(running.Process.Address));
            if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or >= HttpStatusCode.InternalServerError)
                failures.Add($"{(int)answer.StatusCode} {Attempt.Good(operation, good)}\n    {await answer.Content.ReadAsStringAsync()}");
        }
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private async Task Refuses(string service, Func<Operation, GoodInput, IEnumerable<Attempt>> attempts)
    {
        var (running, good) = (platform[service], await Sample());
        using var caller = Caller(running);
        var failures = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(running.Document.Operations.SelectMany(operation => attempts(operation, good)),
            new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (attempt, ct) =>
            {
                if (await WhatIsWrong(caller, running, attempt, ct) is { } wrong)
                    failures.Add($"{wrong}: {attempt}");
            });
        Assert.True(failures.IsEmpty, $"{failures.Count} of them:\n{string.Join('\n', failures.Order(StringComparer.Ordinal).Take(60))}");
    }

    private static async Task<string?> WhatIsWrong(HttpClient caller, RunningService service, Attempt attempt, CancellationToken ct)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await caller.SendAsync(attempt.ToRequest(service.Process.Address), ct);
        }
        catch (HttpRequestException e)
        {
            return $"no answer ({e.Message})";
        }
        using (answer)
        {
            var (status, body) = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(ct));
            // Several at once are answered one by one: all of them must be refused.
            if (status == 207)
                return JsonNode.Parse(body)!["results"]!.AsArray().All(one => one!["status"]!.GetValue<int>() is >= 400 and < 500) ? null : "accepted in a batch";
            // A line that is too long, or a NUL in a path, is refused by Kestrel itself, before there is anybody to write a problem.
            if (status is 414 or 431 || status == 400 && body.Length == 0 && attempt.Address.Split('?')[0].Contains("%00", StringComparison.Ordinal))
                return null;
            if (attempt.MayPass && status is >= 200 and < 300)
                return null;
            if (status is < 400 or >= 500 or 401 or 429)
                return status.ToString(CultureInfo.InvariantCulture);
            if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
                return $"{status} as {answer.Content.Headers.ContentType}";
            if (!attempt.Operation.HasBody)
                return null;
            var problem = JsonDocument.Parse(body).RootElement;
            return problem.TryGetProperty("code", out _) && problem.TryGetProperty("traceId", out _) ? null : $"{status} without code or trace: {body}";
        }
    }

    private static IEnumerable<Attempt> BadHeaders(Operation operation, GoodInput good)
    {
        var sound = Attempt.Good(operation, good);
        if (operation.TakesKey && operation.Method == "POST")
        {
            yield return sound with { What = "no key", Key = null };
            yield return sound with { What = "a key too long", Key = new string('k', 256) };
        }
        if (operation.TakesVersion)
        {
            foreach (var version in new[] { "1", "\"a\"", "W/\"1\"", "*", "\"-1\"", "\"99999999999999999999\"" })
                yield return sound with { What = $"If-Match {version}", IfMatch = version };
        }
        if (operation.Body is not null)
        {
            foreach (var type in new[] { "text/plain", "application/xml", "application/json; charset=no-such-charset", "no type" })
                yield return sound with { What = $"Content-Type {type}", ContentType = type };
        }
    }

    private static HttpClient Caller(RunningService service) => service.As("tester", SampleUnits.ProvinceClaim, RunningPlatform.AllScopes);

    /// <summary>Things that exist, so that a request fails for what is wrong with it and not for want of its subject.</summary>
    private async Task<GoodInput> Sample()
    {
        using var registry = Caller(platform["model-registry"]);
        using var feedback = Caller(platform["feedback"]);
        var model = await Eventually.Get(() => Created(registry, "/v1/models", new { unitId = SampleUnits.ThanhVinh, title = $"Mô hình {Guid.NewGuid()}", field = "economy" }));
        var consultation = await Eventually.Get(() => Created(
            feedback, "/v1/consultations", new { unitId = SampleUnits.ThanhVinh, title = $"Dự thảo {Guid.NewGuid()}", documentType = "committee-decision" }));
        var exemption = new { symbol = "1/QĐ", signer = "Chủ tịch", signedOn = "2026-01-05", reason = "Không đặt ra chính sách mới." };
        using (var opening = await feedback.Post($"/v1/consultations/{consultation}/openings", new { exemption }, ifMatch: "\"1\""))
            await opening.ShouldBe(HttpStatusCode.Created);
        return new(new Dictionary<string, string>
        {
            ["/v1/models/{}"] = model,
            ["/v1/consultations/{}"] = consultation,
            ["/v1/units/{}"] = SampleUnits.ThanhVinh.ToString(),
        });
    }

    // A service that has just started reads the tree of units first.
    private static async Task<string?> Created(HttpClient caller, string path, object body)
    {
        using var answer = await caller.Post(path, body);
        return answer.StatusCode == HttpStatusCode.Created ? (await answer.ShouldBe(HttpStatusCode.Created)).Id().ToString() : null;
    }
}
