using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Custodies;

/// <summary>
/// A model whose unit ended, on its way to a custodian. The model itself is not changed: it worked where it worked. Until somebody accepts it
/// is an orphan.
/// </summary>
internal sealed class Custody : Aggregate
{
    public Guid ModelId { get; private set; }

    /// <summary>The unit that ended.</summary>
    public Guid FromUnitId { get; private set; }

    /// <summary>Its successors on that day; empty when nothing followed it.</summary>
    public Guid[] OfferedTo { get; private set; } = [];

    public CustodyState State { get; private set; }

    public Guid? CustodianId { get; private set; }

    public DateOnly Since { get; private set; }

    public IReadOnlyList<string> Declined { get; private set; } = [];

    /// <summary>A decline leaves the model an orphan until another successor, or the body above, takes it.</summary>
    public Decision<CustodyAnswered> Answer(Guid unitId, bool accepts, string? reason)
    {
        if (State == CustodyState.Accepted)
            return RegistryProblems.CustodyAccepted;
        if (!accepts && string.IsNullOrWhiteSpace(reason))
            return RegistryProblems.ChangeUnexplained;
        (State, CustodianId) = accepts ? (CustodyState.Accepted, unitId) : (CustodyState.Declined, (Guid?)null);
        if (!accepts)
            Declined = [.. Declined, reason!];
        return new CustodyAnswered(Id, ModelId, FromUnitId, CustodianId, accepts ? null : reason);
    }

    internal sealed class Table : IEntityTypeConfiguration<Custody>
    {
        public void Configure(EntityTypeBuilder<Custody> custody)
        {
            custody.ToTable("custody");
            custody.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
            custody.Property(one => one.OfferedTo).HasColumnType("uuid[]");
            custody.Property(one => one.Declined).AsJson();
            custody.HasOne<Model>().WithMany().HasForeignKey(one => one.ModelId);
            custody.HasIndex(one => new { one.ModelId, one.FromUnitId }).IsUnique().HasDatabaseName("one_custody_per_ended_unit");
            custody.HasIndex(one => one.CustodianId).HasDatabaseName("custody_by_custodian");
            custody.HasIndex(one => one.Id).HasFilter("state <> 'Accepted'").HasDatabaseName("custody_open");
        }
    }
}

public enum CustodyState
{
    Offered,
    Declined,
    Accepted,
}

/// <summary>A model between two custodians, or with its new one.</summary>
public sealed record CustodyView(
    Guid Id, long Version, Guid ModelId, Guid FromUnitId, IReadOnlyList<Guid> OfferedTo, CustodyState State, Guid? CustodianId, DateOnly Since,
    IReadOnlyList<string> Declined)
{
    internal static CustodyView Of(Custody one) => new(
        one.Id, one.Version, one.ModelId, one.FromUnitId, one.OfferedTo, one.State, one.CustodianId, one.Since, one.Declined);
}
