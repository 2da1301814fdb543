using System.Text.RegularExpressions;
using DanVan.TestKit;

namespace DanVan.Deploy.Tests;

/// <param name="Key">With colons; what the operator chooses stands in angle brackets.</param>
/// <param name="Readers">The services that read it.</param>
/// <param name="IsShared">ServiceDefaults reads it, for all of them.</param>
internal sealed record CodeSetting(string Key, string Type, string Default, string Meaning, IReadOnlyList<string> Readers, bool IsShared)
{
    public string EnvironmentName => Key.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>Whoever reads it must not be able to use it, so it belongs into a secret.</summary>
    public bool IsSecret => Regex.IsMatch(Key, "ConnectionStrings|Password|Secret|Sealing:|SigningKeyPem");

    public bool IsCalled(string environmentName) =>
        Regex.IsMatch(environmentName, "^" + Regex.Replace(Regex.Escape(EnvironmentName), "<[^>]+>", ".+") + "$");
}

/// <summary>
/// Every setting that the code reads, found in the code itself: options bound to a section, single values, connection strings.
/// A way of reading that is not understood here is an error, so that nothing can be missing.
/// </summary>
internal static partial class CodeSettings
{
    public static readonly string[] Services = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "services"), "Program.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
        .Select(file => ServiceCall().Match(File.ReadAllText(file))).Select(call => call.Groups["service"].Value).Order(StringComparer.Ordinal)];

    /// <summary>The connection string of a service's own database.</summary>
    public static readonly IReadOnlyDictionary<string, string> Databases = Sources("services").SelectMany(source => ServiceCall().Matches(source.Text))
        .ToDictionary(call => call.Groups["service"].Value, call => call.Groups["database"].Value);

    // The only places where a name is a variable: they are called with the literals that are looked for instead.
    private static readonly string[] Understood = ["ServiceDefaults/Connections.cs", "ServiceDefaults/Settings.cs"];

    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["ConnectionStrings:rabbitmq"] = "The broker: `amqp://user:password@host:5672`, or `amqps://…:5671` for TLS.",
        ["services:<source>:http:0"] = "Base address of a service whose events this one follows. Only read to fetch events that were missed.",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "The collector of traces, metrics and logs. Nothing is sent without it; the other `OTEL_…` names of OpenTelemetry work too.",
        ["Alerts:EverySeconds"] = "How often rules are looked at that may find an alert, in seconds.",
        ["Signals:EverySeconds"] = "How often it is looked whether a half-year has ended whose figures were not looked through for signals, in seconds.",
        ["Deadlines:EverySeconds"] = "How often it is looked at what has fallen overdue, in seconds.",
        ["Rechecks:EverySeconds"] = "How often recognitions are looked at whose re-check is overdue, in seconds.",
        ["Retention:EverySeconds"] = "How often identities are looked at whose time is over, in seconds.",
        ["Coverage:EverySeconds"] = "How often units are looked at that were asked and have not been heard, in seconds.",
        ["Petitions:EverySeconds"] = "How often petitions are counted that wait beyond their last day, in seconds.",
        ["ClientsFile"] = "A JSON file of clients; see AppHost/docs/identity.md.",
        ["Clients"] = "The same as settings: `Clients__0__Id` and so on.",
        ["ClientSecrets:<id>"] = "The secret of a client whose entry holds none.",
    };

    public static IReadOnlyList<CodeSetting> Read() =>
    [
        .. Databases.Select(pair => new CodeSetting($"ConnectionStrings:{pair.Value}", "text", "", "The service's own database, in Npgsql's form.", [pair.Key], IsShared: false)),
        .. Sources("ServiceDefaults").Concat(Sources("services")).SelectMany(ReadOne)
            .Where(setting => !Databases.Values.Any(database => setting.Key == $"ConnectionStrings:{database}"))
            .GroupBy(setting => setting.Key).Select(same => same.First() with { Readers = [.. same.SelectMany(one => one.Readers).Distinct()] })
            .OrderBy(setting => setting.Key, StringComparer.Ordinal),
    ];

    /// <summary>Places that read settings in a way that <see cref="Read"/> does not understand.</summary>
    public static IEnumerable<string> Unread() =>
        from source in Sources("ServiceDefaults").Concat(Sources("services"))
        where !Understood.Contains(source.Path)
        let found = AnyRead().Count(source.Text)
        let understood = Patterns().Count(source.Text)
        where found > understood
        select $"{source.Path}: {found} places read settings, {understood} are understood";

    private static IEnumerable<CodeSetting> ReadOne((string Path, string Text) source)
    {
        var readers = Readers(source.Path);
        foreach (Match match in Patterns().Matches(source.Text))
        {
            if (match.Groups["options"] is { Success: true, Value: var type })
            {
                foreach (var setting in ReadOptions(type, source.Path, match.Groups["section"].Value, readers))
                    yield return setting;
                continue;
            }
            var written = match.Groups["connection"].Success ? "ConnectionStrings:" + match.Groups["connection"].Value
                : match.Groups["rhythm"].Success ? match.Groups["rhythm"].Value + ":EverySeconds"
                : match.Groups["key"].Value;
            var key = Placeholder().Replace(written, hole => $"<{(hole.Value.EndsWith(".Id}", StringComparison.Ordinal) ? "id" : hole.Value.Trim('{', '}'))}>");
            var kind = match.Groups["rhythm"].Success ? "number" : match.Value.StartsWith("CheckAddress", StringComparison.Ordinal) ? "address" : "text";
            yield return new(key, kind, match.Groups["default"].Value, Meanings.GetValueOrDefault(key, ""), readers, IsShared(source.Path));
        }
    }

    private static IEnumerable<CodeSetting> ReadOptions(string type, string path, string section, IReadOnlyList<string> readers)
    {
        var project = string.Join('/', path.Split('/').Take(path.StartsWith("services", StringComparison.Ordinal) ? 3 : 1));
        var declared = Sources(project).Select(source => source.Text).Single(text => Regex.IsMatch(text, $@"\bclass {type}\b"));
        var body = declared[Regex.Match(declared, $@"\bclass {type}\b").Index..];
        var next = Regex.Match(body[1..], @"^(public|internal|file) .*\b(class|record)\b", RegexOptions.Multiline);
        foreach (Match property in Property().Matches(next.Success ? body[..(next.Index + 1)] : body))
        {
            yield return new($"{section}:{property.Groups["name"].Value}", Spoken(property.Groups["type"].Value), Plain(property.Groups["default"].Value),
                Sentence(property.Groups["doc"].Value), readers, IsShared(path));
        }
    }

    private static bool IsShared(string path) => path.StartsWith("ServiceDefaults", StringComparison.Ordinal) && !path.StartsWith("ServiceDefaults/Uploads", StringComparison.Ordinal);

    private static IReadOnlyList<string> Readers(string path) => path.Split('/') switch
    {
        ["services", var folder, ..] => [folder],
        ["ServiceDefaults", "Uploads", ..] => [.. Sources("services").Where(source => source.Text.Contains("builder.AddUploads()", StringComparison.Ordinal))
            .Select(source => source.Path.Split('/')[1])],
        ["ServiceDefaults", "Auth" or "EventLog", ..] => [.. Services.Where(service => service != "identity")],
        _ => Services,
    };

    private static IEnumerable<(string Path, string Text)> Sources(string folder) =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Repository.Root, file)
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal)
        orderby path
        select (path, File.ReadAllText(file));

    private static string Spoken(string type) => type.TrimEnd('?') switch
    {
        "TimeSpan" => "time",
        "Uri" => "address",
        "int" or "long" or "double" or "decimal" => "number",
        "bool" => "true or false",
        "DateOnly" => "date",
        _ => "text",
    };

    // As an operator writes it.
    private static string Plain(string value) => Regex.Match(value, @"^TimeSpan\.From(\w+)\((\d+)\)$") is { Success: true } span
        ? span.Groups[1].Value switch
        {
            "Days" => $"{span.Groups[2].Value}.00:00:00",
            "Hours" => $"{span.Groups[2].Value.PadLeft(2, '0')}:00:00",
            "Minutes" => $"00:{span.Groups[2].Value.PadLeft(2, '0')}:00",
            _ => $"00:00:{span.Groups[2].Value.PadLeft(2, '0')}",
        }
        : value.Trim('"').Replace("_", "", StringComparison.Ordinal);

    private static string Sentence(string doc) => Regex.Replace(
        Regex.Replace(Regex.Replace(doc, @"^\s*///", "", RegexOptions.Multiline), @"<see cref=""([^""]+)""/>", match => $"`{match.Groups[1].Value}`"), @"</?c>", "`")
        .Replace("<summary>", "", StringComparison.Ordinal).Replace("</summary>", "", StringComparison.Ordinal)
        .ReplaceLineEndings(" ") is var text ? Regex.Replace(text, @"\s+", " ").Trim() : "";

    [GeneratedRegex(@"Add(?:ServiceDefaults|Platform)<\w+>\(\s*""(?<service>[^""]+)"",\s*""(?<database>[^""]+)""")]
    private static partial Regex ServiceCall();

    [GeneratedRegex(@"(?i:configuration)\[|(?i:configuration)\.GetValue|(?i:configuration)\s*\.GetSection|BindConfiguration\(|GetConnectionString\(|GetEnvironmentVariable\(|NeedConnection\(""|AddSettings<|AddRhythm\(|CheckAddress\(")]
    private static partial Regex AnyRead();

    [GeneratedRegex("""
        (?i:configuration)\[\$?"(?<key>[^"]+)"\]
        |(?i:configuration)\s*\.GetSection\("(?<key>[^"]+)"\)
        |(?:NeedConnection|GetConnectionString)\("(?<connection>[^"]+)"
        |AddSettings<(?<options>\w+)>\("(?<section>[^"]+)"\)
        |AddRhythm\("(?<rhythm>[^"]+)",[ ](?<default>\d+)\)
        |CheckAddress\(\$?"(?<key>[^"]+)"\)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Patterns();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("""(?<doc>(?:^[ ]*///.*\n)*)(?:^[ ]*\[.*\]\n)*^[ ]{4}public (?<type>[\w<>?]+) (?<name>\w+) \{ get; (?:set|init); \}(?: = (?<default>[^;]+);)?""", RegexOptions.Multiline)]
    private static partial Regex Property();
}
