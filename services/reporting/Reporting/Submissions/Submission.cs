using DanVan.Reporting.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Submissions;

/// <summary>
/// The report of one unit for one period of a form. What the system knows is in it from the beginning; the unit adds what only it knows.
/// Once approved it is never changed: a correction is another number, which takes its place when that is approved.
/// </summary>
internal sealed partial class Submission : Aggregate
{
    public const string OnePerNumber = "one_submission_of_each_number", OneAtWork = "one_submission_at_work";
    public const int LongestText = 10_000, LongestComment = 1000;

    public Guid UnitId { get; private set; }

    public Guid FormId { get; private set; }

    public string Form { get; private set; } = "";

    public string Period { get; private set; } = "";

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    /// <summary>1, and one more for each correction.</summary>
    public int Number { get; private set; }

    /// <summary>The approved report that this one corrects.</summary>
    public Guid? SupersedesId { get; private set; }

    /// <summary>What was wrong with it.</summary>
    public string? Reason { get; private set; }

    /// <summary>The units above, nearest first, that accept and approve in turn; the last is the one that asks.</summary>
    public Guid[] Chain { get; private set; } = [];

    public DateOnly DueOn { get; private set; }

    /// <summary>The last day of the leave under which it was submitted.</summary>
    public DateOnly? ExtendedTo { get; private set; }

    /// <summary>When the figures in it were read; they are as of then.</summary>
    public DateTimeOffset KnownAt { get; private set; }

    /// <summary>How far each service had been followed then.</summary>
    public List<ReadPosition> Positions { get; private set; } = [];

    public List<FieldAnswer> Answers { get; private set; } = [];

    /// <param name="forUnitId">The unit for which it was written, where that had ended and <paramref name="unitId"/> carries on for it.</param>
    public SubmissionBegun Begin(ReportForm form, Guid unitId, ReportPeriod period, Guid[] chain, DateOnly dueOn, Reading reading, Guid? forUnitId = null)
    {
        (FormId, Form, UnitId, Period, From, To) = (form.Id, form.Code, unitId, period.Name, period.Days.From, period.Days.To);
        (Number, Chain, DueOn) = (1, chain, dueOn);
        Take(form, reading);
        return Begun() with { ForUnitId = forUnitId };
    }

    /// <summary>Another number, with what the unit said before and the figures as they are known now.</summary>
    public SubmissionBegun Correct(Submission before, ReportForm form, string reason, Guid[] chain, Reading reading)
    {
        (FormId, Form, UnitId, Period, From, To) = (form.Id, before.Form, before.UnitId, before.Period, before.From, before.To);
        (Number, SupersedesId, Reason, Chain, DueOn) = (before.Number + 1, before.Id, reason, chain, before.DueOn);
        Answers = [.. before.Answers.Select(one => one with { })];
        Take(form, reading);
        return Begun();
    }

    public Decision<SubmissionFilled> Refresh(ReportForm form, Reading reading)
    {
        if (Closed() is { } closed)
            return closed;
        Take(form, reading);
        return Filled();
    }

    public Decision<SubmissionFilled> Fill(ReportForm form, IReadOnlyList<FillSubmission.Given> given)
    {
        if (Closed() is { } closed)
            return closed;
        foreach (var one in given)
        {
            if (form.Fields.Find(field => field.Key == one.Field) is not { } field)
                return Unfit(one.Field, "Biểu mẫu không có mục này.", "The form has no such field.");
            if (field.Indicator is not null && (one.Number is not null || one.Text is not null))
                return Unfit(one.Field, "Số này lấy từ hồ sơ; chỉ được ghi chú.", "This figure is drawn from the records; only a remark is taken.");
            if (field.Kind == FieldKind.Number ? one.Text is not null : one.Number is not null)
                return Unfit(one.Field, $"Cần {(field.Kind == FieldKind.Number ? "một số" : "một văn bản")}.", $"Expected a {Kebab.Of(field.Kind)}.");
        }
        if (given.DistinctBy(one => one.Field).Count() < given.Count)
            return Unfit(given[0].Field, "Mỗi mục chỉ một lần.", "Each field is given once.");
        Put([.. given.Select(one => Answers.Find(answer => answer.Field == one.Field) is { Indicator: not null } figure
            ? figure with { Remark = one.Remark }
            : new FieldAnswer(one.Field, one.Number, one.Text, one.Remark, null, null, false))]);
        return Filled();
    }

    private void Take(ReportForm form, Reading reading)
    {
        (KnownAt, Positions) = (reading.At, [.. reading.Positions]);
        Put([.. reading.Figures.Select(one => one with { Remark = Answers.Find(answer => answer.Field == one.Field)?.Remark })]);
        // A later version of the form may ask for less.
        Answers = [.. Answers.Where(one => form.Fields.Exists(field => field.Key == one.Field)).Select(one => one with { })];
    }

    private void Put(List<FieldAnswer> answers) => Answers =
        [.. Answers.Where(one => !answers.Exists(other => other.Field == one.Field)).Select(one => one with { }).Concat(answers).OrderBy(one => one.Field, StringComparer.Ordinal)];

    private SubmissionBegun Begun() => new(Id, UnitId, FormId, Form, Period, From, To, Number, SupersedesId, Reason, DueOn, KnownAt, Values());

    private SubmissionFilled Filled() => new(Id, UnitId, Form, Period, Number, KnownAt, Values());

    private List<SubmissionValue> Values() => [.. Answers.Select(one => new SubmissionValue(one.Field, one.Number, one.Text, one.Remark, one.Indicator))];

    private static Refusal Unfit(string field, string vi, string en) => SubmissionProblems.AnswerUnfit.With($"{field}: {vi}", $"{field}: {en}", ("field", field));

    internal sealed class Mapping : IEntityTypeConfiguration<Submission>
    {
        public void Configure(EntityTypeBuilder<Submission> one) => SubmissionTable.Configure(one);
    }
}
