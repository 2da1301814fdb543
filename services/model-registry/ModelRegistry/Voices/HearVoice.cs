using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Voices;

/// <summary>What a resident said about the result of a model, as feedback tells it: yes or no and the day, neither words nor person.</summary>
internal sealed class HeardVoice
{
    /// <summary>The voice, as feedback calls it.</summary>
    public required Guid Id { get; init; }

    public required Guid ModelId { get; init; }

    public required bool Confirms { get; init; }

    public required DateOnly VoicedOn { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<HeardVoice>
    {
        public void Configure(EntityTypeBuilder<HeardVoice> voice)
        {
            voice.ToTable("heard_voice");
            voice.Property(one => one.Id).ValueGeneratedNever();
            voice.HasIndex(one => new { one.ModelId, one.Confirms, one.VoicedOn }).HasDatabaseName("heard_voice_by_model");
            voice.HasIndex(one => new { one.VoicedOn, one.Id }).HasFilter("not confirms").HasDatabaseName("heard_voice_contesting");
        }
    }
}

/// <summary>Keeps each voice once, however often it is told.</summary>
internal sealed class HearVoice(RegistryDbContext db) : IFollow<ModelResultVoiced>
{
    public async Task Handle(Followed<ModelResultVoiced> followed, CancellationToken ct)
    {
        var voiced = followed.Event;
        if (await db.FindAsync<HeardVoice>([voiced.VoiceId], ct) is null)
            db.Add(new HeardVoice { Id = voiced.VoiceId, ModelId = voiced.ModelId, Confirms = voiced.Confirms, VoicedOn = voiced.VoicedOn });
    }
}
