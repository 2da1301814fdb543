using System.Collections.Concurrent;

namespace DanVan.ServiceDefaults;

/// <summary>
/// A kind of refusal that callers may rely on: its code never changes, its title is in Vietnamese and English.
/// Declared once, in a service's catalogue; every declared problem has a page at <c>/problems/{code}</c>.
/// </summary>
public sealed record Problem
{
    private static readonly ConcurrentDictionary<string, Problem> Declared = new();

    public Problem(int status, string code, string vi, string en)
    {
        (Status, Code, Vi, En) = (status, code, vi, en);
        Type = $"/problems/{code}";
        Declared[code] = this;
    }

    public int Status { get; }

    /// <summary>Stable, kebab-case.</summary>
    public string Code { get; }

    /// <summary>Its page, unless a standard has given the problem an address that clients know.</summary>
    public string Type { get; init; }

    public string Vi { get; }

    public string En { get; }

    public static Problem? Find(string code) => Declared.GetValueOrDefault(code);

    public static IEnumerable<Problem> All => Declared.Values.OrderBy(problem => problem.Code, StringComparer.Ordinal);

    /// <summary>The refusal of one request, with what was meant and any further members of the body.</summary>
    public Refusal With(string? vi, string? en, params (string Name, object? Value)[] members) => new(this, vi, en, members);

    public static implicit operator Refusal(Problem problem) => new(problem, null, null, []);

    public Refusal ToRefusal() => this;
}
