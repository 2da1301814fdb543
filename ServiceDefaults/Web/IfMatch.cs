using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace DanVan.ServiceDefaults;

/// <summary>The version that the caller has seen: 428 when the header is missing, 412 when it is no longer the newest.</summary>
public sealed record IfMatch(long? Version)
{
    public static ValueTask<IfMatch> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        _ = parameter;
        var header = context.Request.Headers.IfMatch.ToString();
        return ValueTask.FromResult(new IfMatch(
            header.Length > 2 && header[0] == '"' && header[^1] == '"'
            && long.TryParse(header.AsSpan(1, header.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : null));
    }

    public bool Stale(Aggregate resource, [NotNullWhen(true)] out Refusal? why)
    {
        why = Version is null ? CommonProblems.IfMatchMissing
            : Version != resource.Version ? Now(resource.Version)
            : null;
        return why is not null;
    }

    internal static Refusal Now(long version) => CommonProblems.Stale.With(
        $"Phiên bản hiện tại là {version}.", $"The current version is {version}.", ("currentVersion", version));
}
