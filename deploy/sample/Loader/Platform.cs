using System.Text.Json;

namespace DanVan.Loader;

/// <summary>The platform as its clients see it: an issuer of tokens, and services behind addresses.</summary>
internal sealed class Platform(Settings settings)
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(100) };
    private readonly Dictionary<string, (string Token, DateTime Until)> tokens = [];
    private Uri? tokenEndpoint;

    /// <summary>A service, called as a client.</summary>
    public Service As(string client, string service) => new(service, settings.Service(service), Http, ct => Token(client, ct));

    /// <summary>An access token of the client, with all its scopes.</summary>
    public async Task<string> Token(string client, CancellationToken ct)
    {
        if (tokens.TryGetValue(client, out var known) && known.Until > DateTime.UtcNow)
            return known.Token;
        var secret = settings.Secret(client);
        try
        {
            tokenEndpoint ??= await Discover(ct);
            using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", client), new("client_secret", secret)]);
            using var answer = await Http.PostAsync(tokenEndpoint, form, ct);
            var body = await answer.Content.ReadAsStringAsync(ct);
            if (!answer.IsSuccessStatusCode)
                throw new LoaderException($"no token for {client} from {tokenEndpoint}: {(int)answer.StatusCode} {body.ReplaceLineEndings(" ")}");
            using var json = JsonDocument.Parse(body);
            var token = json.RootElement.GetProperty("access_token").GetString()!;
            tokens[client] = (token, DateTime.UtcNow.AddSeconds(json.RootElement.GetProperty("expires_in").GetInt32() - 30));
            return token;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or KeyNotFoundException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            throw new LoaderException($"{settings.Authority} gives no token for {client}: {e.Message}");
        }
    }

    private async Task<Uri> Discover(CancellationToken ct)
    {
        using var document = JsonDocument.Parse(await Http.GetStringAsync(new Uri(settings.Authority, ".well-known/openid-configuration"), ct));
        return new(document.RootElement.GetProperty("token_endpoint").GetString()!);
    }
}
