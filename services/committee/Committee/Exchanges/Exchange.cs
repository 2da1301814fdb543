using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Exchanges;

/// <summary>One unit visited another to learn. It is worth what grew at home: an exchange is measured by the replicas that it bore.</summary>
internal sealed class Exchange : Aggregate
{
    public const int MostTakenHome = 20;

    public Guid VisitorUnitId { get; private set; }

    public Guid HostUnitId { get; private set; }

    public Guid? ModelId { get; private set; }

    public DateOnly On { get; private set; }

    public int Participants { get; private set; }

    public List<string> TakenHome { get; private set; } = [];

    /// <summary>Models at home that came out of it.</summary>
    public List<Guid> ReplicaIds { get; private set; } = [];

    public Decision<ExchangeHeld> Hold(Guid visitor, Guid host, Guid? modelId, DateOnly on, int participants, IReadOnlyList<string> takenHome)
    {
        if (visitor == host)
            return ExchangeProblems.SameUnit;
        (VisitorUnitId, HostUnitId, ModelId, On, Participants, TakenHome) = (visitor, host, modelId, on, participants, [.. takenHome]);
        return new ExchangeHeld(Id, VisitorUnitId, HostUnitId, ModelId, On, Participants, TakenHome);
    }

    public Decision<ExchangeBoreReplica> Bear(Guid modelId, DateOnly on)
    {
        if (ReplicaIds.Contains(modelId) || modelId == ModelId || on < On)
            return ExchangeProblems.ReplicaUnfit;
        ReplicaIds = [.. ReplicaIds, modelId];
        return new ExchangeBoreReplica(Id, VisitorUnitId, HostUnitId, modelId, on);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Exchange>
    {
        public void Configure(EntityTypeBuilder<Exchange> builder)
        {
            builder.ToTable("exchange");
            builder.Property(one => one.On).HasColumnName("held_on");
            builder.HasIndex(one => new { one.VisitorUnitId, one.Id }).HasDatabaseName("exchange_by_visitor");
            builder.HasIndex(one => new { one.HostUnitId, one.Id }).HasDatabaseName("exchange_by_host");
        }
    }
}

/// <summary>Every refusal about exchanges.</summary>
internal static class ExchangeProblems
{
    public static readonly Problem NotFound = new(404, "exchange-not-found", "Không tìm thấy cuộc trao đổi kinh nghiệm", "Exchange not found");
    public static readonly Problem UnitUnknown = new(422, "exchange-unit-unknown", "Đơn vị không tồn tại vào ngày này", "A unit does not exist on this day");
    public static readonly Problem SameUnit = new(422, "exchange-within-one-unit", "Đơn vị không trao đổi với chính mình", "A unit does not visit itself");
    public static readonly Problem ReplicaUnfit = new(409, "exchange-replica-unfit",
        "Mô hình nhân rộng đã được ghi hoặc không hợp lệ", "The replica is noted already, or does not fit");
}
