using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace DanVan.ServiceDefaults;

/// <summary>
/// An enum value in an address, written as in a body: kebab-case and nothing else. The framework by itself takes C# names there, and any
/// number. Declare a query field as <c>Choice&lt;ModelState&gt;?</c>.
/// </summary>
public readonly record struct Choice<T>(T Value)
    where T : struct, Enum
{
    private static readonly FrozenDictionary<string, T> ByName = Enum.GetValues<T>().ToFrozenDictionary(value => Kebab.Of(value));

    /// <summary>Never false: only an exception can say which values were meant.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "The framework looks for it by name.")]
    public static bool TryParse(string? text, out Choice<T> choice)
    {
        choice = ByName.TryGetValue(text ?? "", out var value)
            ? new(value)
            : throw new BadHttpRequestException($"\"{text}\" is none of {string.Join(", ", Enum.GetValues<T>().Select(one => Kebab.Of(one)))}.");
        return true;
    }

    public override string ToString() => Kebab.Of(Value);
}
