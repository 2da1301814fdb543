using System.Text;

namespace DanVan.Platform.Tests.Input;

/// <summary>One request, down to its bytes.</summary>
/// <param name="What">What is wrong with it.</param>
/// <param name="MayPass">It is odd but not wrong: any answer will do that is no failure of ours.</param>
internal sealed record Attempt(
    Operation Operation, string What, string Address, byte[]? Body, string ContentType = "application/json", string? Key = "", string IfMatch = "\"1\"", bool MayPass = false)
{
    /// <summary>The request with nothing wrong.</summary>
    public static Attempt Good(Operation operation, GoodInput good)
    {
        var query = string.Join('&', operation.InQuery.Where(one => one.Name != "cursor")
            .Select(one => $"{one.Name}={Uri.EscapeDataString(GoodInput.Query(operation, one.Name, one.Schema))}"));
        var body = operation.Body is { } schema ? GoodInput.Value(operation, schema, "")!.ToJsonString() : operation.TakesFile ? "" : null;
        return new(operation, "nothing", good.Address(operation) + (query.Length > 0 ? "?" + query : ""), body is null ? null : Encoding.UTF8.GetBytes(body),
            operation.TakesFile ? operation.FileType : "application/json");
    }

    public HttpRequestMessage ToRequest(Uri service)
    {
        // Made whole, so that nothing in it is written anew.
        var request = new HttpRequestMessage(new(Operation.Method), new Uri(service.GetLeftPart(UriPartial.Authority) + Address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (Operation.Method != "GET" && Key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", Key.Length == 0 ? Guid.NewGuid().ToString() : Key);
        if (Operation.TakesVersion)
            request.Headers.TryAddWithoutValidation("If-Match", IfMatch);
        if (Body is not null)
        {
            // Who is refused by the length alone need not send the rest; without this the answer may be lost in what is still being sent.
            request.Headers.ExpectContinue = Body.Length > 1 << 20;
            request.Content = new ByteArrayContent(Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }
        return request;
    }

    public override string ToString()
    {
        var body = Body is null ? "" : Encoding.UTF8.GetString(Body, 0, Math.Min(Body.Length, 160));
        return $"{Operation} · {What} · {(Address.Length > 160 ? Address[..160] + "…" : Address)} {body}";
    }
}
