using System.Globalization;
using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units.Importing;

/// <summary>A row of a structure file: a unit as it stands from the day of the import.</summary>
internal sealed record StructureRow(int Line, string Code, string Name, string ShortName, string Kind, string? ParentCode, UnitMeasures? Measures)
{
    public static readonly string[] Columns = ["code", "name", "type_en", "parent_code"];

    /// <summary>Reads a row; <paramref name="wrong"/> says what is wrong with it.</summary>
    public static StructureRow? Read(int line, IReadOnlyDictionary<string, string> fields, out string? wrong)
    {
        var kind = Fields.Text(fields, "type_en") ?? "";
        var (code, name) = (Fields.Text(fields, "code"), Fields.Text(fields, "name"));
        wrong = code is null ? "code is missing."
            : name is null ? "name is missing."
            : UnitKinds.Tier(kind) == 0 ? $"type_en \"{kind}\" is none of province, city, town, district, commune, ward, township."
            : Fields.Wrong<int>(fields, "population") ?? Fields.Wrong<decimal>(fields, "area_km2") ?? Fields.Wrong<decimal>(fields, "lat")
                ?? Fields.Wrong<decimal>(fields, "lon");
        if (wrong is not null)
            return null;
        var measures = new UnitMeasures(
            Fields.Number<int>(fields, "population"), Fields.Number<decimal>(fields, "area_km2"), Fields.Text(fields, "admin_centre"),
            Fields.Number<decimal>(fields, "lat"), Fields.Number<decimal>(fields, "lon"));
        return new(
            line, code!, name!, Fields.Text(fields, "short_name") ?? UnitNames.Short(name!, kind), kind, Fields.Text(fields, "parent_code"),
            measures == new UnitMeasures(null, null, null, null, null) ? null : measures);
    }

    /// <summary>The same full name, however its marks are placed: official texts disagree on Hòa and Hoà.</summary>
    public bool SharesName(UnitVersion unit) => VietnameseText.Fold(Name) == VietnameseText.Fold(unit.Name);
}

/// <summary>A row of a transfers file: an old unit that ended, or passed a share, and where that went.</summary>
/// <param name="Day">First day on which it belongs to the new unit.</param>
/// <param name="Whole">True where the file says that the whole unit passed.</param>
internal sealed record TransferRow(
    Guid ImportId, int Line, string OldCode, string? OldName, string NewCode, string? NewName, DateOnly Day, bool Whole, decimal? Share, string? Basis)
{
    // The columns of the two real files and of our own form.
    private static readonly string[] OldCodes = ["old_code", "ended_code"], OldNames = ["old_name", "ended_name"],
        NewCodes = ["new_code", "successor_code", "successor_code_2025_06"], NewNames = ["new_name", "successor_name", "successor_name_2025_06"],
        Days = ["valid_from", "ended_on"];

    public static readonly string[][] Columns = [OldCodes, NewCodes];

    public static TransferRow? Read(Guid importId, int line, IReadOnlyDictionary<string, string> fields, DateOnly? day, out string? wrong)
    {
        var (oldCode, newCode, written) = (Fields.Text(fields, OldCodes), Fields.Text(fields, NewCodes), Fields.Text(fields, Days));
        var own = DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : (DateOnly?)null;
        var share = Fields.Number<decimal>(fields, "share");
        var basis = Fields.Text(fields, "basis");
        wrong = oldCode is null ? "The old code is missing."
            : newCode is null ? "The new code is missing."
            : written is not null && own is null ? $"\"{written}\" is no date yyyy-MM-dd."
            : (own ?? day) is null ? "The row has no date, and the import names none."
            : Fields.Wrong<decimal>(fields, "share") ?? (share is <= 0 or > 1 ? "share is not above 0 and at most 1." : null)
                ?? (basis is not null && !TransferBasis.All.Contains(basis) ? $"basis \"{basis}\" is none of {string.Join(", ", TransferBasis.All)}." : null);
        return wrong is not null ? null : new(
            importId, line, oldCode!, Fields.Text(fields, OldNames), newCode!, Fields.Text(fields, NewNames), (own ?? day)!.Value,
            Fields.Text(fields, "extent") == TransferBasis.Whole, share, basis);
    }
}

/// <summary>A row that stays out, with the reason. Line 0: something that no row of the file says and one should.</summary>
internal sealed record RefusedRow(Guid ImportId, int Line, string Reason);

internal static class Fields
{
    public static string? Text(IReadOnlyDictionary<string, string> fields, params string[] names) =>
        names.Select(name => fields.GetValueOrDefault(name)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) is { } found
            ? VietnameseText.Normalize(found.Trim()) : null;

    public static T? Number<T>(IReadOnlyDictionary<string, string> fields, string name)
        where T : struct, IParsable<T> =>
        T.TryParse(Text(fields, name), CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string? Wrong<T>(IReadOnlyDictionary<string, string> fields, string name)
        where T : struct, IParsable<T> =>
        Text(fields, name) is { } text && !T.TryParse(text, CultureInfo.InvariantCulture, out _) ? $"{name} \"{text}\" is no number." : null;
}
