using System.Globalization;

namespace DanVan.Benchmarks;

internal enum Kind
{
    NationByProvince,
    ProvinceByCommune,
    TopTenOfAProvince,
    ComparisonOfFourDays,
}

/// <summary>A question that can be put to the service, to plain SQL and to DuckDB; all of its rows are about the units of 2026.</summary>
internal sealed record Asked(Kind Kind, string Indicator, int Province, DateOnly From, DateOnly To, DateOnly[] Days, DateTimeOffset? AsOf)
{
    private static readonly DateOnly First = new(2016, 1, 1), Last = new(2025, 12, 31);

    public static Asked Any(Kind kind, bool then, Random random)
    {
        var year = random.Next(2016, 2026);
        var (from, to) = random.Next(6) switch
        {
            0 => Months(year, random.Next(0, 12), 1),
            1 => Months(year, 3 * random.Next(0, 4), 3),
            2 => Months(year, 0, 6),
            3 => Months(year, 0, 12),
            4 => (new(random.Next(2016, year + 1), 1, 1), new DateOnly(year, 12, 31)),
            _ => (First, Last),
        };
        var days = Enumerable.Range(0, 40).Select(quarter => First.AddMonths(3 * quarter + 3).AddDays(-1)).ToArray();
        random.Shuffle(days);
        return new(kind, Country.Indicator(random.Next(1, Country.Indicators + 1)), random.Next(1, Country.Provinces + 1), from, to,
            [.. days.Take(4).Order()], then ? new DateTimeOffset(First.AddDays(random.Next(60, 3600)), new(random.Next(24), 0, 0), TimeSpan.Zero) : null);
    }

    public string Path => Kind switch
    {
        Kind.ComparisonOfFourDays => $"v1/comparisons?indicator={Indicator}&unit={Unit}&structures={string.Join(',', Days.Select(Text))}{Then}",
        _ => $"v1/figures?indicator={Indicator}&unit={Unit}&period={Text(From)}..{Text(To)}&structure=2026-01-01&by=children{Then}",
    };

    /// <summary>The same in SQL: rows of a name and a sum. <c>fact</c> and <c>place</c> are the facts and where each unit lies.</summary>
    public string Sql => Kind switch
    {
        Kind.NationByProvince => $"select cast(province as varchar), sum(value) from fact join place on fact.unit_id = place.unit_id where {Held} and {Between} group by 1 order by 1",
        Kind.ComparisonOfFourDays => $"""
            select cast(day as varchar), sum(value) from fact join place on fact.unit_id = place.unit_id
            join (values {string.Join(", ", Days.Select(day => $"(date '{Text(day)}')"))}) as days (day) on occurred_on <= day
            where {Held} and {Here} group by 1 order by 1
            """,
        _ => $"""
            select cast(commune as varchar), sum(value) from fact join place on fact.unit_id = place.unit_id where {Held} and {Between} and {Here}
            group by 1 order by {(Kind == Kind.TopTenOfAProvince ? "2 desc, 1 limit 10" : "1")}
            """,
    };

    private string Unit => Kind == Kind.NationByProvince ? Country.Nation : Country.Province(Province);

    private string Then => AsOf is { } time ? $"&asOf={time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}Z" : "";

    private string Between => $"occurred_on between date '{Text(From)}' and date '{Text(To)}'";

    private string Here => $"province = '{Country.Province(Province)}'";

    private string Held => $"indicator = '{Indicator}' and " + (AsOf is { } time
        ? $"known_at <= timestamptz '{Text(time)}' and (known_until is null or known_until > timestamptz '{Text(time)}')"
        : "known_until is null");

    private static (DateOnly, DateOnly) Months(int year, int after, int months)
    {
        var from = new DateOnly(year, 1, 1).AddMonths(after);
        return (from, from.AddMonths(months).AddDays(-1));
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss+00", CultureInfo.InvariantCulture);
}
