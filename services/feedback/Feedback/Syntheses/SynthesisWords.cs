using System.Globalization;

namespace DanVan.Feedback.Syntheses;

/// <summary>What stands on the paper in every form of it, in the order of Decree 30/2020/NĐ-CP.</summary>
internal static class SynthesisWords
{
    public const string Nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    public const string Motto = "Độc lập - Tự do - Hạnh phúc";
    public const string Heading = "BẢNG TỔNG HỢP, TIẾP THU, GIẢI TRÌNH Ý KIẾN GÓP Ý";
    public const string SignatureLine = "(Chữ ký, dấu)";

    public static readonly IReadOnlyList<string> Columns =
        ["STT", "Điều, khoản, điểm", "Nội dung góp ý", "Số người góp ý", "Số cách nêu", "Kết quả", "Nội dung tiếp thu, giải trình"];

    /// <summary>Shares of the width.</summary>
    public static readonly IReadOnlyList<double> Widths = [0.05, 0.12, 0.28, 0.075, 0.075, 0.11, 0.29];

    public static string Body(this SynthesisTable table) => table.Form.Body.ToUpper(CultureInfo.GetCultureInfo("vi"));

    public static string Symbol(this SynthesisTable table) => $"Số: {table.Form.Symbol}";

    // Days below ten and the first two months have a nought in front.
    public static string PlaceAndDay(this SynthesisTable table)
    {
        var day = table.Form.SignedOn;
        var month = day.ToString(day.Month < 3 ? "MM" : "%M", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{table.Form.Place}, ngày {day:dd} tháng {month} năm {day:yyyy}");
    }

    public static string Subject(this SynthesisTable table) => $"đối với: {table.Title} (bản tổng hợp số {table.Number})";

    public static string Office(this SynthesisTable table) => table.Form.SignerOffice.ToUpper(CultureInfo.GetCultureInfo("vi"));

    public static IReadOnlyList<string> Summary(this SynthesisTable table) =>
    [
        table.OpensOn is { } opens && table.ClosesOn is { } closes
            ? string.Create(CultureInfo.InvariantCulture, $"Thời gian lấy ý kiến: từ ngày {opens:dd/MM/yyyy} đến hết ngày {closes:dd/MM/yyyy}.")
            : "Thời gian lấy ý kiến: chưa xác định.",
        $"Tổng số ý kiến: {table.Sum.Opinions}, thuộc {table.Sum.Arguments} cách nêu khác nhau, tập hợp thành {table.Sum.Issues} vấn đề.",
        $"Tiếp thu: {table.Sum.Accepted}; tiếp thu một phần: {table.Sum.Partly}; không tiếp thu: {table.Sum.Not}; đã có trong dự thảo: {table.Sum.AlreadyInTheText}; "
            + $"ngoài phạm vi: {table.Sum.OutOfScope}; chưa trả lời: {table.Sum.Unanswered} ý kiến.",
    ];

    public static IReadOnlyList<string> Cells(this SynthesisTable.Row row) =>
    [
        row.Order.ToString(CultureInfo.InvariantCulture), row.Provision, row.Issue, row.Opinions.ToString(CultureInfo.InvariantCulture),
        row.Arguments.ToString(CultureInfo.InvariantCulture), SynthesisTable.InWords(row.Outcome), row.Reason ?? "",
    ];
}
