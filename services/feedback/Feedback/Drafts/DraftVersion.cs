using System.Security.Cryptography;
using System.Text;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Drafts;

/// <summary>
/// One wording of the draft that a dossier of consultations is about. It is never changed: an edit is the next version, in which each
/// provision keeps its id.
/// </summary>
internal sealed class DraftVersion
{
    public const string OneOfEachNumber = "one_draft_version_of_each_number";

    private DraftVersion()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The first consultation of the chain of rounds: all rounds ask about the same draft.</summary>
    public Guid DossierId { get; private init; }

    /// <summary>The round in whose name it was laid down: while that is in preparation, so is the wording.</summary>
    public Guid ConsultationId { get; private init; }

    /// <summary>From 1.</summary>
    public int Number { get; private init; }

    public DateOnly PublishedOn { get; private init; }

    /// <summary>SHA-256 of the text in UTF-8, hex.</summary>
    public string Sha256 { get; private init; } = "";

    public List<Provision> Provisions { get; } = [];

    /// <summary>The next wording. Refused while the one before is posted: who reads it must be able to rely on it.</summary>
    /// <param name="declared">What the drafter says about numbers: path now → path in <paramref name="before"/>.</param>
    public static Decision<DraftVersion> Publish(
        Consultation consultation, DraftVersion? before, string text, IReadOnlyDictionary<string, string> declared, DateOnly today)
    {
        if (consultation.State == ConsultationState.Open)
            return FeedbackProblems.DraftIsPosted;
        if (DraftText.Parse(text).Refused(out var refusal, out var draft))
            return refusal;
        var old = before?.Provisions.OrderBy(one => one.Position).ToList() ?? [];
        if (declared.FirstOrDefault(one => draft.Provisions.All(now => now.Path != one.Key) || old.All(was => was.Path != one.Value)) is { Key: { } path } unknown)
            return FeedbackProblems.ProvisionNotFound.With($"Không có {path} hoặc {unknown.Value}.", $"There is no {path} or no {unknown.Value}.", ("provision", path));
        if (declared.Values.GroupBy(was => was).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return FeedbackProblems.ProvisionTwice.With($"{twice.Key} được nêu hai lần.", $"{twice.Key} is named twice.", ("provision", twice.Key));

        var version = new DraftVersion
        {
            DossierId = consultation.DossierId,
            ConsultationId = consultation.Id,
            Number = (before?.Number ?? 0) + 1,
            PublishedOn = today,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        };
        var matches = Renumbering.Of(old, draft.Provisions, declared);
        version.Provisions.AddRange(draft.Provisions.Select((one, position) => new Provision
        {
            DraftVersionId = version.Id,
            ProvisionId = matches.TryGetValue(one.Path, out var match) ? match.Old.ProvisionId : Guid.CreateVersion7(),
            Position = position,
            Kind = one.Kind,
            Path = one.Path,
            Heading = one.Heading,
            Text = one.Text,
            Origin = match?.Origin ?? ProvisionOrigin.New,
            Similarity = match?.Similarity ?? 0,
        }));
        return version;
    }

    public DraftVersionPublished Published(Consultation consultation, IReadOnlyCollection<Anchor> anchors) => new(
        consultation.Id, consultation.UnitId, Id, Number, Provisions.Count, Sha256, PublishedOn, anchors.Count,
        anchors.Count(one => one.Match == AnchorMatch.TextGone));

    internal sealed class Table : IEntityTypeConfiguration<DraftVersion>
    {
        public void Configure(EntityTypeBuilder<DraftVersion> version)
        {
            version.ToTable("draft_version");
            version.Property(one => one.Id).ValueGeneratedNever();
            version.Property(one => one.Sha256).HasMaxLength(64);
            version.HasOne<Consultation>().WithMany().HasForeignKey(one => one.DossierId).OnDelete(DeleteBehavior.Restrict);
            version.HasOne<Consultation>().WithMany().HasForeignKey(one => one.ConsultationId).OnDelete(DeleteBehavior.Restrict);
            version.HasMany(one => one.Provisions).WithOne().HasForeignKey(one => one.DraftVersionId).OnDelete(DeleteBehavior.Restrict);
            version.HasIndex(one => new { one.DossierId, one.Number }).IsUnique().HasDatabaseName(OneOfEachNumber);
        }
    }
}
