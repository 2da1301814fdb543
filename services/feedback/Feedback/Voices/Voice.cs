using DanVan.Feedback.Contracts.V1;
using DanVan.Feedback.Opinions;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Voices;

/// <summary>What somebody who lives with a model says about its result. Kept as it was said; who said it is never asked.</summary>
internal sealed class Voice : Aggregate
{
    public const int LongestText = 4000;

    private Voice()
    {
    }

    public Guid ModelId { get; private set; }

    /// <summary>The unit in which it was heard.</summary>
    public Guid UnitId { get; private set; }

    public Verdict Verdict { get; private set; }

    public string? Text { get; private set; }

    public Channel Channel { get; private set; }

    public DateOnly VoicedOn { get; private set; }

    /// <summary>Who contests says what is not as published: a bare "no" gives nobody anything to check.</summary>
    public static Decision<ModelResultVoiced> Hear(KnownModel model, SendVoice.Request request, Guid unitId, DateOnly today, out Voice voice)
    {
        voice = new()
        {
            ModelId = model.Id,
            UnitId = unitId,
            Verdict = request.Verdict!.Value,
            Text = request.Text,
            Channel = request.Channel!.Value,
            VoicedOn = today,
        };
        if (voice.Verdict == Verdict.Contests && string.IsNullOrWhiteSpace(voice.Text))
            return FeedbackProblems.ContestWithoutWords;
        return new ModelResultVoiced(
            voice.Id, model.Id, model.UnitId, unitId, voice.Verdict == Verdict.Confirms, Kebab.Of(voice.Channel), today);
    }

    internal sealed class Table : IEntityTypeConfiguration<Voice>
    {
        public void Configure(EntityTypeBuilder<Voice> voice)
        {
            voice.ToTable("voice");
            voice.Property(one => one.Verdict).HasConversion<string>().HasMaxLength(20);
            voice.Property(one => one.Text).HasMaxLength(LongestText);
            voice.Property(one => one.Channel).HasConversion<string>().HasMaxLength(20);
            voice.HasOne<KnownModel>().WithMany().HasForeignKey(one => one.ModelId).OnDelete(DeleteBehavior.Restrict);
            voice.HasIndex(one => new { one.ModelId, one.Id }).HasDatabaseName("voice_by_model");
        }
    }
}

public enum Verdict
{
    /// <summary>The result is as published.</summary>
    Confirms,

    /// <summary>It is not.</summary>
    Contests,
}
