using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace DanVan.Identity.Clients;

/// <summary>A client as an operator writes it down, in the file <c>ClientsFile</c> or the section <c>Clients</c>.</summary>
internal sealed partial record ConfiguredClient
{
    /// <summary>The <c>client_id</c>, and the actor in every event that the client causes.</summary>
    public string? Id { get; init; }

    /// <summary>Who it is, for people.</summary>
    public string? Name { get; init; }

    /// <summary>May stand apart, as <c>ClientSecrets:&lt;id&gt;</c>, so that the rest need not be secret.</summary>
    public string? Secret { get; init; }

    /// <summary>All that it may ask for; a request without scopes gets all of them.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The unit whose subtree it acts for: an id, or an official code at a date (<c>412@2018-03-26</c>).</summary>
    public string? Unit { get; init; }

    // Short secrets are guessed; whoever generates one does not feel the length.
    private const int ShortestSecret = 16;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Null when nothing configures clients: then the stored ones stay as they are.</summary>
    /// <exception cref="InvalidOperationException">The file is missing, or a client in it cannot be right.</exception>
    public static IReadOnlyList<ConfiguredClient>? Read(IConfiguration configuration)
    {
        var file = configuration["ClientsFile"];
        var section = configuration.GetSection("Clients");
        if (string.IsNullOrEmpty(file) && !section.Exists())
            return null;

        var clients = FromFile(file).Concat(section.Get<List<ConfiguredClient>>() ?? [])
            .Select(c => c with { Secret = c.Secret ?? configuration[$"ClientSecrets:{c.Id}"] })
            .ToList();
        var problems = clients.SelectMany(Problems)
            .Concat(clients.GroupBy(c => c.Id).Where(g => g.Count() > 1).Select(g => $"client {g.Key} is listed twice"))
            .ToList();
        return problems.Count == 0 ? clients : throw new InvalidOperationException($"The clients are not usable: {string.Join("; ", problems)}.");
    }

    public static string? WhyUnusable(IConfiguration configuration)
    {
        try
        {
            Read(configuration);
            return null;
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    private static List<ConfiguredClient> FromFile(string? file)
    {
        if (string.IsNullOrEmpty(file))
            return [];
        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize<List<ConfiguredClient>>(stream, Json) ?? [];
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"ClientsFile names {file}, which cannot be read: {unreadable.Message}", unreadable);
        }
    }

    private static IEnumerable<string> Problems(ConfiguredClient client)
    {
        if (!IdForm().IsMatch(client.Id ?? ""))
            yield return $"'{client.Id}' is no client id: letters, digits, dot, hyphen and underscore, at most 100";
        if (string.IsNullOrEmpty(client.Secret))
            yield return $"client {client.Id} has no secret: give it in the file or as ClientSecrets__{client.Id}";
        else if (client.Secret.Length < ShortestSecret)
            yield return $"the secret of client {client.Id} is shorter than {ShortestSecret} characters";
        foreach (var scope in client.Scopes)
        {
            if (!ScopeForm().IsMatch(scope))
                yield return $"client {client.Id} has '{scope}', which is no scope";
        }
        if (client.Unit is not null && !UnitForm().IsMatch(client.Unit))
            yield return $"client {client.Id} has the unit '{client.Unit}': expected an id or a code such as 412@2018-03-26";
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
    private static partial Regex IdForm();

    [GeneratedRegex(@"^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$")]
    private static partial Regex ScopeForm();

    [GeneratedRegex(@"^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-Z.]{1,35}(@\d{4}-\d{2}-\d{2})?)$")]
    private static partial Regex UnitForm();
}
