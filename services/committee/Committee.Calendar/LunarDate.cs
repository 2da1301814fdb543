namespace DanVan.Committee.Calendar;

/// <summary>
/// A date of the Vietnamese lunar calendar (âm lịch), as it has held since 1 January 1968: a month begins on the day of the new moon at
/// UTC+7, the winter solstice lies in month 11, and of a year with thirteen months the first without a principal term is the leap month
/// (Decision 121-CP of 8 August 1967). It may differ from the Chinese one by a day or by a month, for that is reckoned at UTC+8.
/// Reckoned as Hồ Ngọc Đức does, "Thuật toán tính âm lịch", https://www.informatik.uni-leipzig.de/~duc/amlich/calrules_vn.html, with the
/// new moons and the longitude of the sun of Jean Meeus, "Astronomical Algorithms".
/// </summary>
/// <param name="Year">The year in which the lunar year began: 2026 is Bính Ngọ, from 17 February 2026 on.</param>
/// <param name="Month">1 (tháng Giêng) to 12 (tháng Chạp).</param>
/// <param name="Day">1 to 30.</param>
/// <param name="IsLeap">The second month of its number in that year.</param>
public readonly record struct LunarDate(int Year, int Month, int Day, bool IsLeap = false)
{
    /// <summary>The first and the last lunar year that is reckoned: before it other zones held, and after it a day's length is not known well enough.</summary>
    public const int FirstYear = 1968, LastYear = 2100;

    public const int Vietnam = 7;

    private const double NewMoonOf1900 = 2415021.076998695, MeanMonth = 29.530588853;

    // The Julian day number of the day before 1 January of the year 1.
    private const int JulianEpoch = 1721426;

    private static readonly string[] Stems = ["Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"];
    private static readonly string[] Branches = ["Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"];

    /// <summary>The name of the year: the stem and the branch, <c>Bính Ngọ</c>.</summary>
    public string YearName => $"{Stems[(Year + 6) % 10]} {Branches[(Year + 8) % 12]}";

    /// <summary>The lunar date of a day; null outside the years that are reckoned.</summary>
    public static LunarDate? Of(DateOnly day) => Of(day, Vietnam) is { Year: >= FirstYear and <= LastYear } date ? date : null;

    /// <param name="zone">Hours east of Greenwich at which a day begins: <see cref="Vietnam"/>, or another to compare calendars.</param>
    internal static LunarDate Of(DateOnly day, int zone)
    {
        var number = day.DayNumber + JulianEpoch;
        var year = number < MonthStart(Eleventh(day.Year, zone), zone) ? day.Year : day.Year + 1;
        var month = Months(year, zone).Last(one => one.Start <= number);
        return new(month.Year, month.Month, number - month.Start + 1, month.IsLeap);
    }

    /// <summary>The day of a lunar date; null where there is none: no such leap month, no thirtieth day, or a year that is not reckoned.</summary>
    public DateOnly? ToDay()
    {
        var (year, asked, isLeap) = (Year, Month, IsLeap);
        if (year is < FirstYear or > LastYear || Day < 1 || asked is < 1 or > 12)
            return null;
        foreach (var month in Months(asked >= 11 ? year + 1 : year, Vietnam))
        {
            if (month.Year == year && month.Month == asked && month.IsLeap == isLeap)
                return Day <= month.Days ? DateOnly.FromDayNumber(month.Start - JulianEpoch + Day - 1) : null;
        }
        return null;
    }

    /// <summary>As it is said: <c>mùng 10 tháng 3 năm Bính Ngọ</c>, <c>23 tháng Chạp năm Ất Tỵ</c>, <c>15 tháng 6 nhuận năm Ất Tỵ</c>.</summary>
    public override string ToString()
    {
        var month = Month switch { 1 => "Giêng", 12 => "Chạp", _ => $"{Month}" };
        return $"{(Day <= 10 ? "mùng " : "")}{Day} tháng {month}{(IsLeap ? " nhuận" : "")} năm {YearName}";
    }

    // From month 11 of the year before to month 10 of the year: between two winter solstices the place of the leap month is settled.
    private static IEnumerable<(int Year, int Month, bool IsLeap, int Start, int Days)> Months(int year, int zone)
    {
        var (first, next) = (Eleventh(year - 1, zone), Eleventh(year, zone));
        var starts = Enumerable.Range(first, next - first + 1).Select(moon => MonthStart(moon, zone)).ToArray();
        var leap = starts.Length == 14 ? Enumerable.Range(1, 12).First(at => SunThirtieth(starts[at], zone) == SunThirtieth(starts[at + 1], zone)) : int.MaxValue;
        for (var at = 0; at < starts.Length - 1; at++)
        {
            var number = at < leap ? at : at - 1;
            yield return (number < 2 ? year - 1 : year, (number + 10) % 12 + 1, at == leap, starts[at], starts[at + 1] - starts[at]);
        }
    }

    // The number of the new moon on or before the winter solstice of the year, counted from the first of 1900.
    private static int Eleventh(int year, int zone)
    {
        var moon = (int)((new DateOnly(year, 12, 31).DayNumber + JulianEpoch - NewMoonOf1900) / MeanMonth) + 1;
        while (MonthStart(moon, zone) > new DateOnly(year, 12, 31).DayNumber + JulianEpoch || SunThirtieth(MonthStart(moon, zone), zone) >= 9)
            moon--;
        return moon;
    }

    private static int MonthStart(int moon, int zone) => (int)Math.Floor(NewMoon(moon) + 0.5 + zone / 24.0);

    // In which twelfth of the ecliptic the sun stands when the day begins: 0 from the spring equinox, 9 from the winter solstice.
    private static int SunThirtieth(int day, int zone) => (int)Math.Floor(SunLongitude(day - 0.5 - zone / 24.0) / 30);

    /// <summary>When the moon is new, as a Julian day in universal time.</summary>
    private static double NewMoon(int moon)
    {
        double k = moon, t = k / 1236.85, t2 = t * t, t3 = t2 * t;
        var mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3 + 0.00033 * Sin(166.56 + 132.87 * t - 0.009173 * t2);
        var sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
        var anomaly = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
        var latitude = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
        var correction = (0.1734 - 0.000393 * t) * Sin(sun) + 0.0021 * Sin(2 * sun) - 0.4068 * Sin(anomaly) + 0.0161 * Sin(2 * anomaly)
            - 0.0004 * Sin(3 * anomaly) + 0.0104 * Sin(2 * latitude) - 0.0051 * Sin(sun + anomaly) - 0.0074 * Sin(sun - anomaly)
            + 0.0004 * Sin(2 * latitude + sun) - 0.0004 * Sin(2 * latitude - sun) - 0.0006 * Sin(2 * latitude + anomaly)
            + 0.0010 * Sin(2 * latitude - anomaly) + 0.0005 * Sin(2 * anomaly + sun);
        // From dynamical time to universal time.
        return mean + correction - (-0.000278 + 0.000265 * t + 0.000262 * t2);
    }

    /// <summary>The apparent longitude of the sun in degrees, 0 to below 360, at a Julian day.</summary>
    private static double SunLongitude(double day)
    {
        double t = (day - 2451545.0) / 36525, t2 = t * t;
        var anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
        var centre = (1.914600 - 0.004817 * t - 0.000014 * t2) * Sin(anomaly) + (0.019993 - 0.000101 * t) * Sin(2 * anomaly) + 0.000290 * Sin(3 * anomaly);
        var longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t2 + centre - 0.00569 - 0.00478 * Sin(125.04 - 1934.136 * t);
        return longitude - 360 * Math.Floor(longitude / 360);
    }

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);
}
