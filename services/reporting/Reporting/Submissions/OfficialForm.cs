using DanVan.Committee.Units;
using DanVan.Reporting.Indicators;
using DanVan.Reporting.Reports;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Submissions;

/// <summary>All that the official form of a report says, in whichever file.</summary>
/// <param name="Place">Of issue, and the day on which it was handed up; that is left to be written by hand while it was not.</param>
/// <param name="IsDraft">Nothing of it was handed up, or it came back.</param>
/// <param name="State">How far up it has come, in words.</param>
/// <param name="Correction">Of a correction: which, and what was wrong.</param>
internal sealed record OfficialForm(
    string? Above, string Body, string Symbol, string Place, string Title, string Period, string Unit, string Basis, bool IsDraft, string State, string? Correction,
    DateTimeOffset KnownAt, IReadOnlyList<FormLine> Lines, IReadOnlyList<string> Recipients, string SignerOffice)
{
    public const string Draft = "DỰ THẢO";

    /// <summary>Above the columns of the table.</summary>
    public const string No = "STT", Item = "Nội dung", Measure = "Đơn vị tính", Result = "Kết quả", Remark = "Ghi chú";

    private const string ByHand = "............/BC-............", Head = "Thủ trưởng đơn vị", Filed = "Lưu: VT.";

    /// <param name="acting">Who does what a unit is to do: itself, or who answers for it where it has ended.</param>
    /// <param name="ratios">Every version of the ratios in it.</param>
    public static OfficialForm Of(
        Submission one, ReportForm form, UnitTree tree, Func<Guid, Guid> acting, IReadOnlyList<Indicator> ratios, GetSubmissionForm.Query paper)
    {
        string Name(Guid unit) => (tree.Find(unit, one.To) ?? tree.Find(unit))?.Name ?? unit.ToString();
        var unit = (tree.Find(one.UnitId, one.To) ?? tree.Find(one.UnitId))!;
        var above = one.Chain.Where(id => id != one.UnitId).Select(Name).ToList();
        var signedOn = one.IsAtWork ? null : one.Steps.FindLast(step => step.Step == SubmissionStep.Submit) is { } handedUp ? VietnamTime.Day(handedUp.At) : (DateOnly?)null;
        return new(
            paper.Above ?? above.FirstOrDefault(), paper.Body ?? unit.Name, paper.Symbol ?? ByHand, ReportWords.PlaceAndDay(unit.ShortName, signedOn),
            form.Name, Called(one, form), unit.Name, $"{form.LegalBasis} (biểu {form.Code}, phiên bản {form.Number})", one.IsAtWork, StateOf(one, acting, Name),
            one.SupersedesId is null ? null : $"Bản đính chính lần {one.Number - 1}: {one.Reason}", one.KnownAt, LinesOf(one, form, ratios),
            [.. above.Select(name => $"{name} (để báo cáo);"), Filed], paper.SignerOffice ?? Head);
    }

    private static string Called(Submission one, ReportForm form)
    {
        // Periods that are cut off on another day are called after the months that they are reported for.
        var name = ReportPeriod.Read(one.Period, form.Cycle, 1)?.Days is { } months ? ReportWords.Period(months.From, months.To) : one.Period;
        return $"Kỳ báo cáo: {name} (từ ngày {ReportWords.Day(one.From)} đến ngày {ReportWords.Day(one.To)})";
    }

    private static string StateOf(Submission one, Func<Guid, Guid> acting, Func<Guid, string> name) => one.State switch
    {
        SubmissionState.Draft => $"{Draft}: chưa nộp",
        SubmissionState.Returned => $"{Draft}: được trả lại để bổ sung",
        SubmissionState.Submitted => $"Đã nộp, chờ {name(acting(one.AtUnitId!.Value))} tiếp nhận",
        SubmissionState.Accepted => $"{name(acting(one.AtUnitId!.Value))} đã tiếp nhận, chưa phê duyệt",
        SubmissionState.Approved => $"Đã phê duyệt ngày {ReportWords.Day(one.ApprovedOn!.Value)}",
        _ => "Đã được thay thế bằng bản đính chính",
    };

    private static List<FormLine> LinesOf(Submission one, ReportForm form, IReadOnlyList<Indicator> ratios)
    {
        List<FormLine> lines = [];
        foreach (var (field, at) in form.Fields.Select((field, at) => (field, at)))
        {
            var answer = one.Answers.Find(answer => answer.Field == field.Key);
            var view = answer is null ? null : AnswerView.Of(one, answer);
            var source = view?.Indicator is { } indicator ? $"{indicator}, định nghĩa số {view.Definition}{(answer!.IsRatio ? ", tỷ lệ" : "")}" : null;
            lines.Add(new(at + 1, field.Name, field.Measure, view?.Number, view?.Text ?? (source is not null && view!.Number is null ? ReportWords.Unknown : null), view?.Remark, source, view?.Why,
                ratios.FirstOrDefault(ratio => ratio.Code == view?.Indicator && ratio.Version == view.Definition) is { } divided ? FormRatio.Of(divided, one, form, view!.Number) : null));
        }
        return lines;
    }
}

/// <summary>A line of the table.</summary>
/// <param name="Number">From 1, in the order of the form.</param>
/// <param name="Measure">What the number counts.</param>
/// <param name="Text">What stands in place of a number.</param>
/// <param name="Source">The indicator, where it was drawn from records; null where the unit gave it.</param>
/// <param name="Why">The inputs of the figure; null where it is a ratio.</param>
/// <param name="Ratio">Of a ratio whose parts stand in the form, how it follows from them.</param>
internal sealed record FormLine(int Number, string Item, string? Measure, decimal? Value, string? Text, string? Remark, string? Source, string? Why, FormRatio? Ratio);

/// <param name="Above">The number of the line that is divided.</param>
/// <param name="Below">The number of the line by which it is.</param>
/// <param name="Per">What it is multiplied with.</param>
internal sealed record FormRatio(int Above, int Below, decimal Per)
{
    /// <summary>Digits behind the point to which a ratio is rounded.</summary>
    public const int Digits = 4;

    /// <summary>Null where a part is not in the form, or where the lines would give another number than the one that was reported.</summary>
    public static FormRatio? Of(Indicator ratio, Submission one, ReportForm form, decimal? reported)
    {
        var (above, below) = (Line(ratio.Numerator), Line(ratio.Denominator));
        return above.Value is { } over && below.Value is { } under and not 0 && Math.Round(over / under * ratio.Per!.Value, Digits) == reported
            ? new(above.Number, below.Number, ratio.Per.Value) : null;

        (int Number, decimal? Value) Line(string? indicator) => form.Fields.FindIndex(field => field.Indicator == indicator) is >= 0 and var at
            ? (at + 1, one.Answers.Find(answer => answer.Field == form.Fields[at].Key)?.Number) : default;
    }
}
