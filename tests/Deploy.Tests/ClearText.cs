using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace DanVan.Deploy.Tests;

/// <summary>Looks for secrets in every word of a manifest: in settings, arguments, scripts and files of config maps alike.</summary>
internal static partial class ClearText
{
    /// <summary>What looks like a secret, each with the way to it.</summary>
    public static IEnumerable<string> In(YamlNode node, string way = "") => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(pair => In(pair.Value, $"{way}/{pair.Key}")
            .Concat(pair.Value is YamlScalarNode { Value: { } value } && IsSecret(NameOf(map, pair.Key.ToString()), value) ? [$"{way}/{pair.Key}: {value}"] : [])),
        YamlSequenceNode list => list.SelectMany((one, place) => In(one, $"{way}/{place}")
            .Concat(place > 0 && one is YamlScalarNode { Value: { } value } && IsSecret(list[place - 1].ToString(), value) ? [$"{way}/{place}: {value}"] : [])),
        YamlScalarNode { Value: { } text } when IsSecretText(text) => [$"{way}: {text}"],
        _ => [],
    };

    // An environment variable's name stands beside its value.
    private static string NameOf(YamlMappingNode map, string key) =>
        key == "value" && map.Children.TryGetValue("name", out var name) ? name.ToString() : key;

    private static bool IsSecret(string name, string value) => SecretName().IsMatch(name) && !IsHarmless(value);

    private static bool IsSecretText(string text) =>
        PrivateKey().IsMatch(text) || Random().IsMatch(text) || Assigned().Matches(text).Any(match => !IsHarmless(match.Groups["secret"].Value));

    // A variable that Kubernetes or a shell fills in, the place of a file, a switch.
    private static bool IsHarmless(string value) => Harmless().IsMatch(value);

    [GeneratedRegex(@"(password|passwd|passphrase|pass|secret|token|cookie|pem|privatekey|apikey|accesskey|signingkey|sealing__\w*keys?)$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"^$|^\$\(\w+\)$|^\$\{?\w+\}?$|^\$\(cat ""?/etc/danvan/[^)]*\)$|^/(etc|run)/\S+$|^(true|false)$")]
    private static partial Regex Harmless();

    // password=…, "secret": "…", default_pass = …, password '…', amqp://user:…@host; not psql's :'variable'
    [GeneratedRegex(@"(?:password|passwd|passphrase|default_pass|secret|token|cookie)\b[""']?\s*(?:(?::(?!')|=)\s*[""']?(?<secret>\$\([^)]*\)|[^\s;,""'}]+)|'(?<secret>[^']+)')|://[^:/\s]*:(?<secret>[^@/\s]*)@", RegexOptions.IgnoreCase)]
    private static partial Regex Assigned();

    [GeneratedRegex("-----BEGIN [A-Z ]*PRIVATE KEY-----")]
    private static partial Regex PrivateKey();

    // As only a machine writes: long, with small and capital letters and digits mixed, or hexadecimal.
    [GeneratedRegex(@"\b(?=[\w+/]*[a-z])(?=[\w+/]*[A-Z])(?=[\w+/]*\d)[A-Za-z0-9+/]{24,}|(?<![:\w])(?=[a-f]*\d)[0-9a-f]{32,}\b")]
    private static partial Regex Random();
}
