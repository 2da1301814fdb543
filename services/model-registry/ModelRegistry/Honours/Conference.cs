using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Honours;

/// <summary>A conference of commendation (hội nghị biểu dương): which awards are presented, in which order.</summary>
internal sealed class Conference : Aggregate
{
    private Conference()
    {
    }

    public Guid UnitId { get; private set; }

    public string Title { get; private set; } = "";

    public DateOnly HeldOn { get; private set; }

    /// <summary>The awards in the order of their presentation.</summary>
    public Guid[] CommendationIds { get; private set; } = [];

    public static (Conference Conference, ConferenceArranged Event) Arrange(Conferences.Request request)
    {
        var conference = new Conference
        {
            UnitId = request.UnitId, Title = request.Title.Trim(), HeldOn = request.HeldOn, CommendationIds = [.. request.CommendationIds.Distinct()],
        };
        return (conference, conference.Arranged());
    }

    public ConferenceArranged Rearrange(IReadOnlyList<Guid> commendations)
    {
        CommendationIds = [.. commendations.Distinct()];
        return Arranged();
    }

    private ConferenceArranged Arranged() => new(Id, UnitId, Title, HeldOn, CommendationIds);

    internal sealed class Table : IEntityTypeConfiguration<Conference>
    {
        public void Configure(EntityTypeBuilder<Conference> conference)
        {
            conference.ToTable("conference");
            conference.Property(one => one.Title).HasMaxLength(300);
            conference.HasIndex(one => new { one.UnitId, one.Id }).HasDatabaseName("conference_by_unit");
        }
    }
}
