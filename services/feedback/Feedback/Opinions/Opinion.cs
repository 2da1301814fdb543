using DanVan.Feedback.Consultations;
using DanVan.Feedback.Contracts.V1;
using DanVan.Feedback.Drafts;
using DanVan.Feedback.Issues;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Opinions;

/// <summary>
/// What somebody wrote about a draft, as it was written: never changed, never deleted. Who it was is not here; it lies in the sealed store,
/// or was never told.
/// </summary>
internal sealed class Opinion : Aggregate
{
    public const int LongestText = 20_000;
    public const int LongestProvision = 100;
    public const int LongestQuote = 1000;

    /// <summary>
    /// From the outside in: <c>chuong-2/dieu-7/khoan-2/diem-a</c> (đ as <c>dd</c>). A pattern rather than free text: a place in a draft
    /// travels in events, where nothing that a person wrote may be.
    /// </summary>
    public const string ProvisionPattern =
        "^(phan|chuong|muc|dieu|khoan|diem|phu-luc|tieu-chi|doan)-([0-9]{1,4}[a-z]{0,2}|[a-z]{1,4})(/(phan|chuong|muc|dieu|khoan|diem|phu-luc|tieu-chi|doan)-([0-9]{1,4}[a-z]{0,2}|[a-z]{1,4})){0,5}$";

    /// <summary>The trigger by which the database refuses an opinion that races with the closing.</summary>
    public const string OnlyWhileOpen = "opinion_only_while_open";

    private Opinion()
    {
    }

    public Guid ConsultationId { get; private set; }

    /// <summary>The unit in which it was given.</summary>
    public Guid UnitId { get; private set; }

    public Channel Channel { get; private set; }

    /// <summary>What the person said of themselves.</summary>
    public RespondentGroup Group { get; private set; }

    public string? Provision { get; private set; }

    /// <summary>The version, the provision and the words of it that the opinion points at; null where there is no draft, or for all of it.</summary>
    public Guid? DraftVersionId { get; private set; }

    public Guid? ProvisionId { get; private set; }

    public string? Quote { get; private set; }

    /// <summary>The same for whoever points at the same words: see <see cref="Place"/>.</summary>
    public Guid? PlaceId { get; private set; }

    /// <summary>The same for whoever says the same about the same place: see <see cref="Argument"/>.</summary>
    public Guid ArgumentKey { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>The language of the words; null for Vietnamese or where nobody said.</summary>
    public string? Language { get; private set; }

    /// <summary>To the second: so it stands in the receipt.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    public static Decision<OpinionReceived> Receive(
        Consultation consultation, SendOpinion.Request request, Place? place, Guid unitId, DateTimeOffset now, out Opinion opinion)
    {
        opinion = new()
        {
            ConsultationId = consultation.Id,
            UnitId = unitId,
            Channel = request.Channel!.Value,
            Group = request.Group ?? RespondentGroup.Unstated,
            Provision = request.Provision,
            DraftVersionId = place?.DraftVersionId,
            ProvisionId = place?.ProvisionId,
            Quote = place?.Quote,
            PlaceId = place?.Id,
            ArgumentKey = Argument.KeyOf(consultation.Id, place?.ProvisionId.ToString() ?? request.Provision, request.Text),
            Text = request.Text,
            Language = request.Language,
            ReceivedAt = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
        };
        if (consultation.State != ConsultationState.Open)
            return FeedbackProblems.NotOpen;
        return new OpinionReceived(
            opinion.Id, consultation.Id, consultation.UnitId, unitId, Kebab.Of(opinion.Channel), opinion.Provision, VietnamTime.Day(now));
    }

    internal sealed class Table : IEntityTypeConfiguration<Opinion>
    {
        public void Configure(EntityTypeBuilder<Opinion> opinion)
        {
            opinion.ToTable("opinion");
            opinion.Property(one => one.Channel).HasConversion<string>().HasMaxLength(20);
            opinion.Property(one => one.Group).HasConversion<string>().HasMaxLength(20).HasDefaultValue(RespondentGroup.Unstated).ValueGeneratedNever();
            opinion.Property(one => one.Provision).HasMaxLength(LongestProvision);
            opinion.Property(one => one.Text).HasMaxLength(LongestText);
            opinion.Property(one => one.Language).HasMaxLength(Scans.Scan.LongestLanguage);
            opinion.HasOne<Consultation>().WithMany().HasForeignKey(one => one.ConsultationId).OnDelete(DeleteBehavior.Restrict);
            opinion.HasIndex(one => new { one.ConsultationId, one.UnitId }).HasDatabaseName("opinion_by_unit");
            opinion.HasIndex(one => new { one.PlaceId, one.Id }).HasFilter("place_id is not null").HasDatabaseName("opinion_by_place");
            opinion.HasIndex(one => new { one.ConsultationId, one.Id }).HasDatabaseName("opinion_by_consultation");
            opinion.HasIndex(one => one.ArgumentKey).HasDatabaseName("opinion_by_argument");
        }
    }
}

/// <summary>How an opinion came.</summary>
public enum Channel
{
    /// <summary>A portal in the browser.</summary>
    Portal,

    /// <summary>A phone application or a messenger.</summary>
    App,

    Hotline,

    /// <summary>Said at a meeting, from its notes.</summary>
    Meeting,

    /// <summary>A paper form.</summary>
    Paper,

    /// <summary>A letter or an e-mail.</summary>
    Mail,
}
