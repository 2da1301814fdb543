using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Programmes;

/// <summary>What a committee asks of all levels below it for a year: a few contents, to each of which every unit answers in its own plan.</summary>
internal sealed class Programme : Aggregate
{
    public const string OnePerYear = "one_programme_per_year";
    public const int LongestTitle = 300, LongestText = 4000, LongestSymbol = 100;

    public Guid CommitteeId { get; private set; }

    public Guid UnitId { get; private set; }

    public int Year { get; private set; }

    public string Title { get; private set; } = "";

    public IReadOnlyList<ProgrammeContent> Contents { get; private set; } = [];

    /// <summary>The levels that answer, as <see cref="Level"/> names them.</summary>
    public IReadOnlyList<string> Levels { get; private set; } = [];

    public DateOnly PlansDueOn { get; private set; }

    public DateOnly DraftedOn { get; private set; }

    public string? Symbol { get; private set; }

    /// <summary>Null while it is a draft, which only the unit and those above it see.</summary>
    public DateOnly? IssuedOn { get; private set; }

    /// <summary>province, district, commune or agency: what a unit of this kind is to a programme.</summary>
    public static string Level(string kind) => UnitKinds.Tier(kind) switch { 1 => "province", 2 => "district", 3 => "commune", _ => "agency" };

    public ProgrammeDrafted Draft(SteeringCommittee committee, int year, ProgrammeText text, DateOnly on)
    {
        (CommitteeId, UnitId, Year, DraftedOn) = (committee.Id, committee.UnitId, year, on);
        Take(text);
        return new(Id, CommitteeId, UnitId, Year, Title, Contents, Levels, PlansDueOn);
    }

    public Decision<ProgrammeRevised> Revise(ProgrammeText text)
    {
        if (IssuedOn is not null)
            return CommitteeProblems.ProgrammeIssued;
        Take(text);
        return new ProgrammeRevised(Id, UnitId, Title, Contents, Levels, PlansDueOn);
    }

    public Decision<ProgrammeIssued> Issue(string? symbol, DateOnly on, DateOnly today)
    {
        if (IssuedOn is not null)
            return CommitteeProblems.ProgrammeIssued;
        if (on > today || on < DraftedOn || on > PlansDueOn)
            return CommitteeProblems.NotOnThatDay.With(
                $"Từ {DraftedOn:yyyy-MM-dd}, không sau hạn nộp kế hoạch {PlansDueOn:yyyy-MM-dd} và không ở tương lai.",
                $"From {DraftedOn:yyyy-MM-dd}, not behind the last day for plans, {PlansDueOn:yyyy-MM-dd}, and not in the future.",
                ("draftedOn", DraftedOn), ("plansDueOn", PlansDueOn));
        (Symbol, IssuedOn) = (symbol, on);
        return new ProgrammeIssued(Id, CommitteeId, UnitId, Year, Title, Symbol, Contents, Levels, on, PlansDueOn);
    }

    public Readers Readers => IssuedOn is null ? Readers.Within(UnitId) : Readers.Public(UnitId);

    private void Take(ProgrammeText text) => (Title, Contents, Levels, PlansDueOn) = (
        text.Title,
        [.. text.Contents.Select((content, at) => new ProgrammeContent(at + 1, content.Title, content.Text))],
        [.. text.Levels.Distinct().Order().Select(level => Kebab.Of(level))],
        text.PlansDueOn!.Value);

    internal sealed class Mapping : IEntityTypeConfiguration<Programme>
    {
        public void Configure(EntityTypeBuilder<Programme> builder)
        {
            builder.ToTable("programme");
            builder.HasOne<SteeringCommittee>().WithMany().HasForeignKey(programme => programme.CommitteeId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(programme => programme.Title).HasMaxLength(LongestTitle);
            builder.Property(programme => programme.Symbol).HasMaxLength(LongestSymbol);
            builder.Property(programme => programme.Contents).AsJson();
            builder.Property(programme => programme.Levels).HasColumnType("text[]");
            builder.Ignore(programme => programme.Readers);
            builder.HasIndex(programme => new { programme.CommitteeId, programme.Year }).IsUnique().HasDatabaseName(OnePerYear);
            builder.HasIndex(programme => new { programme.Year, programme.Id }).HasDatabaseName("programme_of_year");
            builder.HasIndex(programme => new { programme.UnitId, programme.Id }).HasDatabaseName("programme_of_unit");
        }
    }
}
