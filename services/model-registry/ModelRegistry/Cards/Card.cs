using System.Globalization;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Life;
using DanVan.ModelRegistry.Lineage;
using DanVan.ModelRegistry.Models;

namespace DanVan.ModelRegistry.Cards;

/// <summary>What a village notice board shows of a model: how it works, what was measured, who vouches for it, where it fails.</summary>
internal static class Card
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly double[] Columns = [0, 0.36, 0.52, 0.66, 0.82];

    private static readonly string[] Tiers =
    [
        "Mức 1/5: mới mô tả, chưa có số liệu", "Mức 2/5: có số liệu do đơn vị tự đo", "Mức 3/5: đã được cấp ủy cơ sở kiểm tra",
        "Mức 4/5: đã được thẩm định độc lập", "Mức 5/5: nơi khác làm theo và cũng đạt kết quả",
    ];

    /// <param name="model">With its steps and results.</param>
    /// <param name="field">Its name in Vietnamese.</param>
    public static byte[] Print(Model model, string field, UnitTree units, IReadOnlyList<GetSpread.Replica> replicas, string address, DateOnly today)
    {
        using var sheet = new CardSheet(model.Title);
        sheet.Band("MÔ HÌNH “DÂN VẬN KHÉO”");
        sheet.Paragraph(model.Title, 19, 3, isBold: true);
        var unit = units.Find(model.UnitId, model.RegisteredOn) ?? units.Find(model.UnitId);
        sheet.Paragraph(string.Join(" · ", new[] { model.Place, unit?.Name, field }.Where(part => !string.IsNullOrWhiteSpace(part))), 11, 2);
        sheet.Heading("Tình trạng");
        sheet.Paragraph($"{State(model)}. Đăng ký ngày {Day(model.RegisteredOn)}.", 10, 2);
        foreach (var one in model.Recognitions.OrderBy(one => one.Level))
            sheet.Paragraph($"• Công nhận cấp {Level(one.Level)}: {one.Decision}, ngày {Day(one.RecognisedOn)}{(one.IsAsPublished ? " (theo nguồn đã công bố)" : "")}", 10, 1);
        sheet.Heading("Minh chứng");
        sheet.Paragraph($"{Tiers[(model.Life?.EvidenceTier ?? 1) - 1]}.", 10, 1);
        Results(sheet, model);
        Section(sheet, model, "Cách làm", 12, StepKind.Started);
        Section(sheet, model, "Kết quả và bài học", 10, StepKind.Ended, StepKind.ResultsReported);
        Spread(sheet, replicas);
        return sheet.Finish(address, $"In ngày {Day(today)}. Số liệu và tình trạng mới nhất xem tại địa chỉ trên.");
    }

    private static void Results(CardSheet sheet, Model model)
    {
        if (model.Results.Count == 0)
            return;
        sheet.Row(["Chỉ tiêu", "Trước", "Mục tiêu", "Kết quả", "Đạt"], Columns, isHead: true);
        foreach (var result in model.Results.GroupBy(one => one.Measure, StringComparer.OrdinalIgnoreCase).Take(8).Select(measure => measure.MaxBy(one => (one.MeasuredOn, one.Number))!))
            sheet.Row([result.Measure, Figure(result.Baseline), Figure(result.Target), $"{Figure(result.Value)} {result.Unit}", $"{result.Achieved.ToString("P0", Vietnamese)} ({Day(result.MeasuredOn)})"], Columns);
    }

    private static void Section(CardSheet sheet, Model model, string heading, int most, params StepKind[] kinds)
    {
        if (kinds.Select(kind => model.Steps.LastOrDefault(step => step.Kind == kind)).FirstOrDefault(step => step is not null) is not { } step)
            return;
        sheet.Heading(heading);
        sheet.Paragraph(step.Statement, 10, most);
    }

    private static void Spread(CardSheet sheet, IReadOnlyList<GetSpread.Replica> replicas)
    {
        if (replicas.Count == 0)
            return;
        sheet.Heading("Nhân rộng");
        var places = replicas.Select(one => one.UnitId).Distinct().Count();
        var works = replicas.Where(one => one.Outcome == "works").Select(one => one.UnitId).Distinct().Count();
        sheet.Paragraph($"{places} nơi làm theo, {works} nơi đã được kiểm tra là có kết quả.", 10, 1);
        foreach (var where in replicas.Where(one => one.FailsWhere is not null).Select(one => one.FailsWhere!).Distinct().Take(3))
            sheet.Paragraph($"• Không thành công: {where}", 10, 1);
    }

    private static string State(Model model) => model.State switch
    {
        ModelState.Running => "Đang thực hiện",
        ModelState.Results => "Đã báo cáo kết quả",
        ModelState.ImpactChecked => "Đã kiểm tra tác động",
        ModelState.Recognised => "Đã được công nhận",
        ModelState.Typical => "Mô hình điển hình",
        ModelState.Replicated => "Đã được công nhận và nhân rộng",
        ModelState.Lapsed => $"Chưa được xác nhận lại từ ngày {Day(model.Life!.NotVerifiedSince!.Value)}",
        ModelState.Withdrawn => $"Đã bị thu hồi công nhận từ ngày {Day(model.Life!.NotVerifiedSince!.Value)}",
        ModelState.Ended => "Đã kết thúc",
        _ => "Mới đăng ký",
    };

    private static string Level(RecognitionLevel level) => level switch
    {
        RecognitionLevel.Province => "tỉnh",
        RecognitionLevel.District => "huyện",
        _ => "xã",
    };

    private static string Figure(decimal value) => value.ToString("#,0.##", Vietnamese);

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
