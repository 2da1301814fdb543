using System.Collections;
using System.Text.Json;

namespace DanVan.Loader;

/// <summary>What went wrong, in one line for a person.</summary>
internal sealed class LoaderException(string message) : Exception(message);

/// <summary>
/// Where the platform is and who we are, from the environment: <c>services__committee__http__0</c> and its like, <c>Auth__Authority</c>,
/// and the secrets as <c>ClientSecrets__&lt;id&gt;</c> or in the file that <c>ClientsFile</c> names.
/// </summary>
internal sealed class Settings
{
    private readonly Dictionary<string, string> values;
    private readonly Dictionary<string, string> secrets = [];

    private Settings(Dictionary<string, string> values)
    {
        this.values = values;
        if (values.GetValueOrDefault("ClientsFile") is { Length: > 0 } file)
            ReadSecrets(file);
        const string prefix = "ClientSecrets__";
        foreach (var (name, value) in values.Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal)))
            secrets[name[prefix.Length..]] = value;
    }

    public Uri Authority => Address("Auth__Authority");

    public static Settings FromEnvironment() => new(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(one => (string)one.Key, one => (string)one.Value!));

    public Uri Service(string name) => Address($"services__{name}__http__0");

    public string Secret(string client) => secrets.GetValueOrDefault(client)
        ?? throw new LoaderException(secrets.Count == 0
            ? $"no secret of client {client}: set ClientsFile, or ClientSecrets__{client}"
            : $"there is no client {client}; the clients are: {string.Join(", ", secrets.Keys.Order())}");

    private Uri Address(string name) =>
        Uri.TryCreate(values.GetValueOrDefault(name)?.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address!.Scheme is "http" or "https"
            ? address
            : throw new LoaderException($"{name} must be set to an http address");

    private void ReadSecrets(string file)
    {
        try
        {
            using var clients = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var client in clients.RootElement.EnumerateArray())
            {
                if (client.TryGetProperty("secret", out var secret))
                    secrets[client.GetProperty("id").GetString()!] = secret.GetString()!;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new LoaderException($"ClientsFile {file} cannot be read: {e.Message}");
        }
    }
}
