using System.Globalization;

namespace DanVan.Reporting.Reports;

/// <summary>How figures, days and periods are written in Vietnamese, and what stands on the paper in every form of it.</summary>
internal static class ReportWords
{
    public const string Nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Motto = "Độc lập - Tự do - Hạnh phúc", Heading = "BÁO CÁO",
        SignatureLine = "(Chữ ký, dấu)", Recipients = "Nơi nhận:", Opinion = "(nhận định)", Sources = "NGUỒN SỐ LIỆU", Unknown = "(chưa có số liệu)", Unreleased = "(chưa đến giờ công bố)";

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Upper(string text) => text.ToUpper(Vietnamese);

    /// <summary>1.234,5</summary>
    public static string Number(decimal value) => Math.Round(value, 2).ToString("#,##0.##", Vietnamese);

    /// <summary>To the last digit.</summary>
    public static string Exact(decimal value) => value.ToString("#,##0.##########", Vietnamese);

    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day:dd/MM/yyyy}");

    /// <summary>The one against the other; against nothing there is no percentage.</summary>
    public static string Change(decimal? now, decimal? before) => (now - before) switch
    {
        null => Unknown,
        0 => "không thay đổi",
        var more => $"{(more > 0 ? "tăng" : "giảm")} {Number(Math.Abs(more.Value))}{(before > 0 ? $" ({Number(Math.Abs(more.Value) / before.Value * 100)}%)" : "")}",
    };

    public static string Period(DateOnly from, DateOnly to) => (from, to) switch
    {
        ({ Month: 1, Day: 1 }, { Month: 12, Day: 31 }) when from.Year == to.Year => $"năm {to.Year}",
        ({ Month: 1, Day: 1 }, { Month: 6, Day: 30 }) when from.Year == to.Year => $"6 tháng đầu năm {to.Year}",
        ({ Month: 7, Day: 1 }, { Month: 12, Day: 31 }) when from.Year == to.Year => $"6 tháng cuối năm {to.Year}",
        ({ Month: 1, Day: 1 }, { Month: 9, Day: 30 }) when from.Year == to.Year => $"9 tháng đầu năm {to.Year}",
        ({ Day: 1 }, _) when from.Month % 3 == 1 && from.AddMonths(3).AddDays(-1) == to => $"quý {Roman(to.Month / 3)} năm {to.Year}",
        ({ Day: 1 }, _) when from.AddMonths(1).AddDays(-1) == to => $"tháng {to.Month} năm {to.Year}",
        _ => $"kỳ từ ngày {Day(from)} đến ngày {Day(to)}",
    };

    public static string PlaceAndDay(this ReportPaper paper) => PlaceAndDay(paper.Place, paper.SignedOn);

    /// <summary>Days below ten and the first two months have a nought in front; a day that is not known is left to be written by hand.</summary>
    public static string PlaceAndDay(string place, DateOnly? on) => on is not { } day ? $"{place}, ngày ..... tháng ..... năm ........"
        : string.Create(CultureInfo.InvariantCulture, $"{place}, ngày {day:dd} tháng {day.ToString(day.Month < 3 ? "MM" : "%M", CultureInfo.InvariantCulture)} năm {day:yyyy}");

    public static string AsOfLine(this ReportContent content) => $"{KnownAt(content.AsOf)} Câu không nêu số liệu được ghi {Opinion}.";

    public static string KnownAt(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture,
        $"Số liệu theo những gì hệ thống đã ghi nhận đến {at.ToOffset(TimeSpan.FromHours(7)):HH:mm:ss} ngày {at.ToOffset(TimeSpan.FromHours(7)):dd/MM/yyyy}.");

    /// <summary>What a figure is, behind its number in brackets.</summary>
    public static string Source(this ReportFigure figure)
    {
        var period = figure.From.Year < 1901 ? $"đến hết ngày {Day(figure.To)}" : $"từ {Day(figure.From)} đến {Day(figure.To)}";
        var parts = figure.Parts is [var above, var below] ? $" = [{above}] chia [{below}], nhân {Number(figure.Per ?? 1)}" : "";
        return $"{figure.Name} (định nghĩa số {figure.Definition}), {period}: {figure.Text}{parts}.";
    }

    private static string Roman(int quarter) => quarter switch
    {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    };
}
