using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Nominations;

/// <summary>Somebody saw good work and says so; only then its owner fills in the form. A resident who nominates is not recorded by name.</summary>
internal sealed class Nomination : Aggregate
{
    private Nomination()
    {
    }

    public Guid UnitId { get; private set; }

    public NominationSource Source { get; private set; }

    public string Seen { get; private set; } = "";

    public string? SourceUrl { get; private set; }

    public DateOnly NominatedOn { get; private set; }

    public NominationState State { get; private set; }

    public Guid? ModelId { get; private set; }

    public string? Reason { get; private set; }

    /// <param name="id">That of the event which brought it, so that redelivery finds it; a new one unless given.</param>
    public static (Nomination Nomination, ModelNominated Event) Make(Guid unitId, NominationSource source, string seen, Uri? url, DateOnly on, Guid? id = null)
    {
        var made = new Nomination { Id = id ?? Guid.CreateVersion7(), UnitId = unitId, Source = source, Seen = seen, SourceUrl = url?.ToString(), NominatedOn = on };
        return (made, new(made.Id, unitId, Kebab.Of(source), on));
    }

    public Decision<NominationAnswered> TakeUp(Guid modelId) => Answer(NominationState.TakenUp, modelId, null);

    public Decision<NominationAnswered> Decline(string reason) => Answer(NominationState.Declined, null, reason);

    private Decision<NominationAnswered> Answer(NominationState state, Guid? modelId, string? reason)
    {
        if (State != NominationState.Open)
            return RegistryProblems.NominationAnswered;
        (State, ModelId, Reason) = (state, modelId, reason);
        return new NominationAnswered(Id, UnitId, modelId, reason);
    }

    internal sealed class Table : IEntityTypeConfiguration<Nomination>
    {
        public void Configure(EntityTypeBuilder<Nomination> nomination)
        {
            nomination.ToTable("nomination");
            nomination.Property(one => one.Source).HasConversion<string>().HasMaxLength(20);
            nomination.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
            nomination.Property(one => one.Seen).HasMaxLength(4000);
            nomination.Property(one => one.Reason).HasMaxLength(1000);
            nomination.HasIndex(one => new { one.UnitId, one.Id }).HasDatabaseName("nomination_by_unit");
        }
    }
}

/// <summary>Who found it.</summary>
public enum NominationSource
{
    Resident,
    Press,
    Inspection,
    Official,
}

/// <summary>What became of it.</summary>
public enum NominationState
{
    Open,
    TakenUp,
    Declined,
}

/// <summary>A nomination as it is shown to the unit and those above it.</summary>
public sealed record NominationView(
    Guid Id, long Version, Guid UnitId, NominationSource Source, string Seen, string? SourceUrl, DateOnly NominatedOn, NominationState State,
    Guid? ModelId, string? Reason)
{
    internal static NominationView Of(Nomination one) => new(
        one.Id, one.Version, one.UnitId, one.Source, one.Seen, one.SourceUrl, one.NominatedOn, one.State, one.ModelId, one.Reason);
}
