using DanVan.Committee.Units;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Assessments;

/// <summary>
/// Takes the names of a model's place out of its papers, with or without marks: its unit, what that was before and became, the units above,
/// the address, the bodies and the signers.
/// </summary>
internal sealed class Blindfold
{
    public static readonly Blindfold None = new([]);

    private const string Hidden = "[…]";

    // "Vinh" alone would blind every "vinh dự": a name counts where it is written as a name.
    private readonly (string Folded, bool IsShort)[] names;

    private Blindfold(IEnumerable<string> names) => this.names =
    [
        .. names.Select(VietnameseText.Fold).Where(name => name.Length > 2).Distinct()
            .OrderByDescending(name => name.Length).Select(name => (name, !name.Contains(' ', StringComparison.Ordinal))),
    ];

    public static Blindfold Over(Model model, UnitTree units)
    {
        var before = units.Steps(model.UnitId, DateOnly.MinValue, DateOnly.MaxValue, forward: false).Select(step => step.FromUnitId);
        var after = units.Steps(model.UnitId, DateOnly.MinValue, DateOnly.MaxValue, forward: true).Select(step => step.ToUnitId);
        var near = before.Concat(after).Append(model.UnitId).Distinct().ToList();
        var places = near.Concat(near.SelectMany(unit => units.Versions(unit)).SelectMany(version => units.Ancestors(version.UnitId, version.ValidFrom))
            .Select(above => above.UnitId)).Distinct().SelectMany(unit => units.Versions(unit)).SelectMany(version => new[] { version.Name, version.ShortName });
        return new(
        [
            .. places, .. model.Place?.Split(',', StringSplitOptions.TrimEntries) ?? [], model.Life?.LeadingBody ?? "", .. model.Life?.CoordinatingBodies ?? [],
            .. model.Steps.Select(step => step.Signature.Name),
        ]);
    }

    public string Hide(string text)
    {
        // Letter by letter, so that a place in the folded text is the same place in the text.
        var folded = string.Concat(text.Select(Folded));
        foreach (var (name, isShort) in names)
        {
            for (var at = folded.IndexOf(name, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(name, Math.Min(at + 1, folded.Length), StringComparison.Ordinal))
            {
                var end = at + name.Length;
                if (IsLetter(folded, at - 1) || IsLetter(folded, end) || isShort && !char.IsUpper(text[at]))
                    continue;
                (text, folded) = (text[..at] + Hidden + text[end..], folded[..at] + Hidden + folded[end..]);
            }
        }
        return text;
    }

    private static bool IsLetter(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);

    private static string Folded(char character) => VietnameseText.Fold(character.ToString()) is [var one] ? one.ToString() : " ";
}
