using DanVan.Reporting.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Indicators;

/// <summary>The act by which a version of an indicator came to be. What it says is a row of <see cref="Indicator"/>.</summary>
internal sealed class Definition : Aggregate
{
    public const string OnePerNumber = "one_definition_of_each_number", OnePerDay = "one_definition_per_day", OneOfEach = "indicator_pkey";

    /// <param name="Versions">Of the same code, the newest last.</param>
    /// <param name="Parts">What a ratio divides, in all versions.</param>
    /// <param name="InGroups">Events of which others are only told in groups.</param>
    internal sealed record Known(IReadOnlyList<Indicator> Versions, IReadOnlyList<Indicator> Parts, IReadOnlyCollection<string> InGroups);

    public string Code { get; private set; } = "";

    public int Number { get; private set; }

    public DateOnly From { get; private set; }

    public DateTimeOffset DefinedAt { get; private set; }

    /// <summary>The versions that had been defined by the time; what came with the program was always known.</summary>
    public static IQueryable<Indicator> KnownAt(ReportingDbContext db, DateTimeOffset? asOf)
    {
        var all = db.Indicators.AsNoTracking();
        if (asOf?.ToUniversalTime() is not { } time)
            return all;
        return all.Where(one => !db.Definitions.Any(act => act.Code == one.Code && act.Number == one.Version && act.DefinedAt > time));
    }

    public Decision<IndicatorDefined> Define(DefineIndicator.Request asked, Known known, DateOnly today, DateTimeOffset now)
    {
        var before = known.Versions.Count > 0 ? known.Versions[^1] : null;
        var why = (before is null ? null : DoesNotFollow(before, asked, today))
            ?? (asked.Counts == IndicatorCounts.Ratio ? CannotDivide(asked, known.Parts) : CannotCount(asked, known.InGroups));
        if (why is not null)
            return why;
        (Code, Number, From, DefinedAt) = (asked.Code, (before?.Version ?? 0) + 1, asked.From, now);
        return new IndicatorDefined(Id, Code, Number, From, asked.NameVi, asked.NameEn, asked.DefinitionVi, asked.DefinitionEn, asked.Measure,
            Kebab.Of(asked.Direction!.Value), Kebab.Of(asked.Visibility!.Value), asked.SmallestGroup, Kebab.Of(asked.Counts!.Value),
            [.. (asked.Inputs ?? []).Select(one => new DefinedInput(one.Event, Kebab.Of(one.Effect), one.Value,
                [.. (one.Where ?? []).OrderBy(field => field.Field, StringComparer.Ordinal).Select(field => new DefinedCondition(field.Field, field.Is))]))],
            asked.Numerator, asked.Denominator, asked.Per, asked.LegalBasis, asked.Disaggregations is { Count: > 0 } by ? [.. by.Distinct()] : null);
    }

    /// <summary>What happened before it was defined lies in the archive and is in no fact yet; a ratio has none.</summary>
    public static bool IsBackdated(IndicatorDefined defined, DateOnly today) => defined.Counts != "ratio" && defined.From <= today;

    private static Refusal? DoesNotFollow(Indicator before, DefineIndicator.Request asked, DateOnly today)
    {
        if (before.IsOfTheTree)
            return Unfit("Chỉ tiêu này được đếm từ danh mục đơn vị, không định nghĩa lại được.", "This indicator is counted from the registry of units and is not defined anew.");
        if (asked.From <= today)
            return Unfit($"Phiên bản mới chỉ có hiệu lực từ ngày mai: số liệu đã công bố không được tính lại bằng định nghĩa khác.",
                "A new version holds from tomorrow at the earliest: what has been said is not counted again by another definition.");
        if (asked.From <= before.ValidFrom)
            return Unfit($"Phiên bản {before.Version} có hiệu lực từ {before.ValidFrom:yyyy-MM-dd}; phiên bản sau phải muộn hơn.",
                $"Version {before.Version} holds from {before.ValidFrom:yyyy-MM-dd}; the next one from a later day.");
        // A change of these would show what was withheld, or read what one version counted by the rule of another.
        return before.Visibility != Kebab.Of(asked.Visibility!.Value) || before.SmallestGroup != asked.SmallestGroup || before.Counts != Kebab.Of(asked.Counts!.Value)
            ? Unfit("Phiên bản mới giữ nguyên phạm vi công bố và cách đếm; nếu khác thì là chỉ tiêu khác.",
                "A version keeps who may see it and how it counts; otherwise it is another indicator.") : null;
    }

    private static Refusal? CannotDivide(DefineIndicator.Request asked, IReadOnlyList<Indicator> parts)
    {
        if (asked is not { Numerator: { } above, Denominator: { } below, Per: not null, SmallestGroup: null, Inputs: null or [], Disaggregations: null or [] } || asked.Visibility == IndicatorVisibility.Grouped)
            return Unfit("Tỷ lệ có tử số, mẫu số và hệ số, không có sự kiện và không chia nhóm.", "A ratio has numerator, denominator and factor, no events and no groups.");
        foreach (var code in new[] { above, below })
        {
            if (parts.FirstOrDefault(one => one.Code == code) is not { } part)
                return ReportingProblems.IndicatorNotFound.With($"Không có chỉ tiêu '{code}'.", $"There is no indicator '{code}'.", ("indicator", code));
            if (part.IsRatio)
                return Unfit($"'{code}' đã là tỷ lệ.", $"'{code}' is a ratio itself.");
            if (asked.Visibility == IndicatorVisibility.Public && !part.IsPublic)
                return Unfit($"'{code}' không công khai; tỷ lệ công khai sẽ để lộ.", $"'{code}' is not public; a public ratio would tell it.");
        }
        return null;
    }

    private static Refusal? CannotCount(DefineIndicator.Request asked, IReadOnlyCollection<string> inGroups)
    {
        if (asked.Numerator is not null || asked.Denominator is not null || asked.Per is not null)
            return Unfit("Chỉ tỷ lệ mới có tử số, mẫu số và hệ số.", "Only a ratio has numerator, denominator and factor.");
        if ((asked.Visibility == IndicatorVisibility.Grouped) != asked.SmallestGroup is not null)
            return Unfit("Cỡ nhóm nhỏ nhất đi cùng với công bố theo nhóm.", "A smallest group goes with being shown in groups.");
        // Whole groups never change, so nothing in them may be taken back.
        if (asked.Visibility == IndicatorVisibility.Grouped && asked.Counts != IndicatorCounts.Each)
            return Unfit("Chỉ đếm từng sự kiện (each) mới công bố theo nhóm được.", "Only what counts each event is shown in groups.");
        var inputs = asked.Inputs ?? [];
        if (!inputs.Any(one => one.Effect == InputEffect.Counts))
            return Unfit("Cần ít nhất một sự kiện được đếm.", "At least one event is counted.");
        if (asked.Counts == IndicatorCounts.Each && inputs.Any(one => one.Effect == InputEffect.Ends))
            return Unfit("Đếm từng sự kiện (each) thì không có gì để chấm dứt (ends).", "Where each event counts, there is nothing that another could end.");
        if (inputs.Select(CountableEvents.Misnamed).FirstOrDefault(one => one is not null) is { } misnamed)
            return misnamed;
        // A part of a group would be fewer than the group.
        if (asked is { Visibility: IndicatorVisibility.Grouped, Disaggregations.Count: > 0 })
            return Unfit("Chỉ tiêu công bố theo nhóm thì không phân tổ.", "What is shown in groups is not divided further.");
        if (inputs.Where(one => one.Effect == InputEffect.Counts).SelectMany(one => (asked.Disaggregations ?? []).Select(field => CountableEvents.Lacks(one.Event, field)))
            .FirstOrDefault(one => one is not null) is { } lacking)
            return lacking;
        // Two counts of the same voices, in groups of their own or in none, would tell them one by one.
        if (asked.Visibility != IndicatorVisibility.Subtree && inputs.FirstOrDefault(one => inGroups.Contains(one.Event)) is { } told)
            return Unfit($"'{told.Event}' chỉ được công bố theo nhóm ở chỉ tiêu khác.", $"'{told.Event}' is told only in the groups of another indicator.");
        return inputs.SelectMany((one, at) => inputs.Skip(at + 1).Select(other => (one, other))).FirstOrDefault(pair => Overlap(pair.one, pair.other)) is ({ } twice, _)
            ? Unfit($"Một sự kiện '{twice.Event}' có thể khớp hai dòng; mỗi dòng cần một điều kiện loại trừ dòng kia.",
                $"One '{twice.Event}' may match two inputs; each needs a condition that excludes the other.") : null;
    }

    private static bool Overlap(DefineIndicator.Input one, DefineIndicator.Input other) => one.Event == other.Event
        && !(one.Where ?? []).Any(left => (other.Where ?? []).Any(right => left.Field == right.Field && left.Is != right.Is));

    private static Refusal Unfit(string vi, string en) => IndicatorProblems.Unfit.With(vi, en);

    internal sealed class Mapping : IEntityTypeConfiguration<Definition>
    {
        public void Configure(EntityTypeBuilder<Definition> definition)
        {
            definition.ToTable("indicator_definition");
            definition.Property(one => one.Code).HasMaxLength(DefineIndicator.LongestCode);
            definition.Property(one => one.From).HasColumnName("valid_from");
            definition.HasIndex(one => new { one.Code, one.Number }).IsUnique().HasDatabaseName(OnePerNumber);
        }
    }
}
