using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.FocusContents;

/// <summary>
/// The one content that an organisation carries through in a year: "each organization chooses a truly effective content … not chasing after
/// quantity" (conference of 26 March 2018). That there is one open at a time, the database says.
/// </summary>
internal sealed class FocusContent : Aggregate
{
    public const string OneOpenPerYear = "one_open_focus_per_year";
    public const int LongestTitle = 300, LongestReason = 2000;

    public Guid UnitId { get; private set; }

    public int Year { get; private set; }

    public string Title { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public Guid? ProgrammeId { get; private set; }

    public int? Content { get; private set; }

    public DateOnly ChosenOn { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    /// <summary>What came of it, or why it was exchanged.</summary>
    public string? Outcome { get; private set; }

    /// <summary>The focus that took its place.</summary>
    public Guid? NextId { get; private set; }

    public Decision<FocusChosen> Choose(Guid unitId, int year, FocusChoice choice, DateOnly on, DateOnly today)
    {
        if (on > today)
            return CommitteeProblems.NotOnThatDay;
        (UnitId, Year, ChosenOn, Title, Reason, ProgrammeId, Content) = (unitId, year, on, choice.Title, choice.Reason, choice.ProgrammeId, choice.Content);
        return new FocusChosen(Id, UnitId, Year, Title, Reason, ProgrammeId, Content, on);
    }

    public Decision<FocusClosed> Close(string outcome, DateOnly on, DateOnly today)
    {
        if (WhyNot(on, today) is { } refusal)
            return refusal;
        (EndedOn, Outcome) = (on, outcome);
        return new FocusClosed(Id, UnitId, Year, outcome, on);
    }

    public Decision<FocusSwapped> Swap(FocusContent next, string reason, DateOnly on, DateOnly today)
    {
        if (WhyNot(on, today) is { } refusal)
            return refusal;
        (EndedOn, Outcome, NextId) = (on, reason, next.Id);
        return new FocusSwapped(Id, UnitId, Year, next.Id, reason, on);
    }

    private Refusal? WhyNot(DateOnly on, DateOnly today) =>
        EndedOn is not null ? CommitteeProblems.FocusEnded.With($"Kết thúc ngày {EndedOn:yyyy-MM-dd}.", $"It ended on {EndedOn:yyyy-MM-dd}.", ("endedOn", EndedOn))
        : on > today || on < ChosenOn ? CommitteeProblems.NotOnThatDay.ToRefusal()
        : null;

    internal sealed class Mapping : IEntityTypeConfiguration<FocusContent>
    {
        public void Configure(EntityTypeBuilder<FocusContent> builder)
        {
            builder.ToTable("focus_content");
            builder.Property(focus => focus.Title).HasMaxLength(LongestTitle);
            builder.Property(focus => focus.Reason).HasMaxLength(LongestReason);
            builder.Property(focus => focus.Outcome).HasMaxLength(LongestReason);
            builder.HasIndex(focus => new { focus.UnitId, focus.Year }).IsUnique().HasFilter("ended_on is null").HasDatabaseName(OneOpenPerYear);
            builder.HasIndex(focus => new { focus.UnitId, focus.Id }).HasDatabaseName("focus_content_of_unit");
            builder.HasIndex(focus => new { focus.Year, focus.Id }).HasDatabaseName("focus_content_of_year");
        }
    }
}
