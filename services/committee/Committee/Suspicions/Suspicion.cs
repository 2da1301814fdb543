using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Inspections;
using DanVan.Reporting.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Suspicions;

/// <summary>
/// Figures that look too good to be true, for whoever plans inspections: a reason to look, never a verdict. Its id is that of the signal in the
/// reporting service. Nobody settles what is said of their own unit.
/// </summary>
internal sealed class Suspicion : Aggregate
{
    public const int LongestKind = 30, LongestIndicator = 60, LongestExplanation = 300, LongestReason = 1000;

    private Suspicion()
    {
    }

    public Guid UnitId { get; private set; }

    public string Kind { get; private set; } = "";

    public string Indicator { get; private set; } = "";

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public decimal Measured { get; private set; }

    public decimal Limit { get; private set; }

    public Guid? OtherUnitId { get; private set; }

    public string Explanation { get; private set; } = "";

    public DateOnly RaisedOn { get; private set; }

    public SuspicionState State { get; private set; }

    public DateOnly? SettledOn { get; private set; }

    /// <summary>The inspection that looks at it.</summary>
    public Guid? InspectionId { get; private set; }

    /// <summary>Why nobody need look.</summary>
    public string? Reason { get; private set; }

    public Readers Readers => Readers.Within(UnitId);

    public static (Suspicion Suspicion, SuspicionListed Event) List(SignalRaised raised, DateOnly on)
    {
        var one = new Suspicion
        {
            Id = raised.SignalId,
            UnitId = raised.UnitId,
            Kind = raised.Kind,
            Indicator = raised.Indicator,
            From = raised.From,
            To = raised.To,
            Measured = raised.Measured,
            Limit = raised.Limit,
            OtherUnitId = raised.OtherUnitId,
            Explanation = raised.Explanation,
            RaisedOn = on,
        };
        return (one, new(one.Id, one.UnitId, one.Kind, one.Indicator, one.From, one.To, on));
    }

    public Decision<SuspicionTakenUp> TakeUp(Inspection inspection, DateOnly on)
    {
        if (State != SuspicionState.Open)
            return SuspicionProblems.Settled;
        if (inspection.UnitId == UnitId)
            return SuspicionProblems.OwnUnit;
        if (!inspection.Looks(UnitId))
            return SuspicionProblems.NoTarget;
        (State, InspectionId, SettledOn) = (SuspicionState.TakenUp, inspection.Id, on);
        return new SuspicionTakenUp(Id, UnitId, inspection.Id, on);
    }

    public Decision<SuspicionSetAside> SetAside(Guid byUnitId, string reason, DateOnly on)
    {
        if (State != SuspicionState.Open)
            return SuspicionProblems.Settled;
        if (byUnitId == UnitId)
            return SuspicionProblems.OwnUnit;
        (State, Reason, SettledOn) = (SuspicionState.SetAside, reason, on);
        return new SuspicionSetAside(Id, UnitId, byUnitId, reason, on);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Suspicion>
    {
        public void Configure(EntityTypeBuilder<Suspicion> builder)
        {
            builder.ToTable("suspicion");
            builder.HasOne<Inspection>().WithMany().HasForeignKey(one => one.InspectionId).OnDelete(DeleteBehavior.Restrict);
            builder.Ignore(one => one.Readers);
            builder.Property(one => one.Kind).HasMaxLength(LongestKind);
            builder.Property(one => one.Indicator).HasMaxLength(LongestIndicator);
            builder.Property(one => one.From).HasColumnName("valid_from");
            builder.Property(one => one.To).HasColumnName("valid_to");
            builder.Property(one => one.Explanation).HasMaxLength(LongestExplanation);
            builder.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
            builder.Property(one => one.Reason).HasMaxLength(LongestReason);
            builder.HasIndex(one => new { one.UnitId, one.Id }).HasDatabaseName("suspicion_of_unit");
            builder.HasIndex(one => one.Id).HasFilter("state = 'Open'").HasDatabaseName("suspicion_open");
            builder.HasIndex(one => one.InspectionId).HasDatabaseName("suspicion_of_inspection");
        }
    }
}

/// <summary>open: nobody has looked yet. taken-up: an inspection looks. set-aside: nobody need look, and it says why.</summary>
public enum SuspicionState
{
    Open,
    TakenUp,
    SetAside,
}

/// <summary>Every refusal about suspicions.</summary>
internal static class SuspicionProblems
{
    public static readonly Problem NotFound = new(404, "suspicion-not-found", "Không tìm thấy dấu hiệu bất thường", "Suspicion not found");
    public static readonly Problem Settled = new(409, "suspicion-settled",
        "Dấu hiệu đã được đưa vào kiểm tra hoặc gác lại", "The suspicion was taken up or set aside already");
    public static readonly Problem OwnUnit = new(422, "suspicion-of-own-unit",
        "Đơn vị không tự xử lý dấu hiệu về số liệu của mình", "No unit settles what is said of its own figures");
    public static readonly Problem NoTarget = new(422, "suspicion-no-target",
        "Đơn vị có dấu hiệu không thuộc đối tượng kiểm tra", "The suspicion's unit is none of those looked at");
}
