using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Voices;

/// <summary>A model that has been recognised and is therefore public: what the people may speak about. A replica of the registry's.</summary>
internal sealed class KnownModel
{
    public required Guid Id { get; init; }

    /// <summary>The unit in which it works.</summary>
    public required Guid UnitId { get; init; }

    public required string Title { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<KnownModel>
    {
        public void Configure(EntityTypeBuilder<KnownModel> model)
        {
            model.ToTable("known_model");
            model.Property(one => one.Id).ValueGeneratedNever();
        }
    }
}

/// <summary>Its first recognition makes a model known; a further one adds nothing here.</summary>
internal sealed class KnowModelWhenRecognised(FeedbackDbContext db) : IFollow<ModelRecognised>
{
    public async Task Handle(Followed<ModelRecognised> followed, CancellationToken ct)
    {
        var recognised = followed.Event;
        if (await db.FindAsync<KnownModel>([recognised.ModelId], ct) is null)
            db.Add(new KnownModel { Id = recognised.ModelId, UnitId = recognised.UnitId, Title = recognised.Title });
    }
}
