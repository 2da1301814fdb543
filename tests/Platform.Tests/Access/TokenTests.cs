using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using DanVan.Platform.Tests.Input;
using DanVan.TestKit;

namespace DanVan.Platform.Tests.Access;

/// <summary>Generated from the documents: who has no good token gets no further than a 401, who lacks the scope than a 403.</summary>
[Collection(typeof(PlatformCollection))]
public sealed class TokenTests(RunningPlatform platform)
{
    private static readonly GoodInput Good = new(new Dictionary<string, string>());

    private static TestToken Sound => new("tester") { Unit = SampleUnits.ProvinceClaim, Scopes = RunningPlatform.AllScopes };

    public static TheoryData<string> Services => [.. RunningPlatform.Names];

    public static IEnumerable<(string What, string Token)> BadTokens =>
    [
        ("a wrong audience", (Sound with { Audience = "somebody-else" }).Sign()),
        ("a wrong issuer", (Sound with { Issuer = "https://elsewhere.test/" }).Sign()),
        ("expired", (Sound with { Expires = DateTimeOffset.UtcNow.AddMinutes(-5) }).Sign()),
        ("a foreign key", (Sound with { Key = TestTokens.ForeignKey }).Sign()),
        ("an altered signature", Sound.Sign()[..^6] + "AAAAAA"),
        ("no signature", Sound.Sign()[..(Sound.Sign().LastIndexOf('.') + 1)]),
        ("no algorithm", "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0." + Sound.Sign().Split('.')[1] + "."),
        ("no token at all", "nonsense"),
    ];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_bad_token_is_refused_everywhere_also_where_none_is_needed(string service)
    {
        foreach (var (what, token) in BadTokens)
            await Check(service, token, what, _ => true, 401, "unauthenticated");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public Task Without_a_token_only_what_the_document_calls_public_answers(string service) =>
        Check(service, null, "without a token", operation => !operation.IsAnonymous, 401, "unauthenticated");

    [Theory]
    [MemberData(nameof(Services))]
    public Task A_token_without_the_scope_is_refused(string service) =>
        Check(service, (Sound with { Scopes = ["something.else"] }).Sign(), "without a scope", operation => operation.NeedsScope, 403, "forbidden");

    private async Task Check(string service, string? token, string what, Func<Operation, bool> concerned, int status, string code)
    {
        var running = platform[service];
        using var caller = running.With(token);
        var operations = running.Document.Operations.Where(concerned).ToList();
        Assert.NotEmpty(operations);
        var failures = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(operations, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (operation, ct) =>
        {
            using var answer = await caller.SendAsync(Attempt.Good(operation, Good).ToRequest(running.Process.Address), ct);
            var body = await answer.Content.ReadAsStringAsync(ct);
            if (answer.StatusCode != (HttpStatusCode)status || answer.Content.Headers.ContentType?.MediaType != "application/problem+json"
                || operation.HasBody && JsonDocument.Parse(body).RootElement.GetProperty("code").GetString() != code)
                failures.Add($"{operation} · {what}: {(int)answer.StatusCode} {body}");
        });
        Assert.True(failures.IsEmpty, string.Join('\n', failures));
    }
}
