using System.Security.Cryptography;
using DanVan.Feedback.Contracts.V1;
using DanVan.Feedback.Opinions;
using DanVan.Feedback.Sealing;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Scans;

/// <summary>
/// The paper or the recording behind an opinion. A form bears a name and a hand, and a voice is known to whoever knows it: they lie in the
/// sealed store, closed like an identity, and open only with it. The hash is open, so that the original can be compared; the words of a
/// recording are those of the opinion, and both are kept.
/// </summary>
internal sealed class Scan : Aggregate
{
    public const int MostBytes = 10 << 20;
    public const int Most = 10;

    /// <summary>BCP 47: <c>vi</c>, <c>hmn</c>, <c>tyz</c>, <c>kjg</c>, <c>th-Latn</c>.</summary>
    public const string LanguagePattern = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$";
    public const int LongestLanguage = 35;
    public const string OneOfEachNumber = "one_scan_of_each_number";

    private static readonly string[] Papers = [FileKind.Pdf, FileKind.Jpeg, FileKind.Png];

    private Scan()
    {
    }

    public Guid OpinionId { get; private set; }

    /// <summary>From 1 to <see cref="Most"/>.</summary>
    public int Number { get; private set; }

    public string ContentType { get; private set; } = "";

    /// <summary>In which language it was spoken; null for a paper.</summary>
    public string? Language { get; private set; }

    public int Bytes { get; private set; }

    /// <summary>SHA-256 of the file as it came, hex.</summary>
    public string Sha256 { get; private set; } = "";

    public byte[] WrappedKey { get; private set; } = [];

    public byte[] Content { get; private set; } = [];

    /// <summary>The day from which its retention counts.</summary>
    public DateOnly SealedOn { get; private set; }

    /// <param name="language">For a recording; null for a paper.</param>
    public static Decision<ScanAttached> Attach(
        Opinion opinion, int number, byte[] file, string? declared, string? language, Seal seal, DateOnly today, out Scan scan)
    {
        scan = new() { OpinionId = opinion.Id, Number = number, Bytes = file.Length, Language = language, SealedOn = today };
        if (language is null && opinion.Channel is (Channel.Portal or Channel.App))
            return FeedbackProblems.ScanNeedsPaper;
        if (number > Most)
            return FeedbackProblems.TooManyScans;
        if (file.Length > MostBytes)
            return CommonProblems.TooLarge;
        if (FileKind.Of(file) is not { } kind || kind != declared || Papers.Contains(kind) != language is null)
            return language is null ? FeedbackProblems.ScanOfWrongKind : FeedbackProblems.RecordingOfWrongKind;
        if (!seal.IsPossible)
            return FeedbackProblems.IdentityRefused;
        (scan.ContentType, scan.Sha256) = (kind, Convert.ToHexStringLower(SHA256.HashData(file)));
        (scan.WrappedKey, scan.Content) = seal.Close(scan.Id, file);
        return new ScanAttached(scan.Id, opinion.Id, kind, file.Length, scan.Sha256, today, language);
    }

    internal sealed class Table : IEntityTypeConfiguration<Scan>
    {
        public void Configure(EntityTypeBuilder<Scan> scan)
        {
            scan.ToTable("scan", "sealed");
            scan.Property(one => one.ContentType).HasMaxLength(40);
            scan.Property(one => one.Language).HasMaxLength(LongestLanguage);
            scan.Property(one => one.Sha256).HasMaxLength(64);
            scan.HasIndex(one => new { one.OpinionId, one.Number }).IsUnique().HasDatabaseName(OneOfEachNumber);
            scan.HasIndex(one => new { one.SealedOn, one.Id }).HasDatabaseName("scan_by_day");
        }
    }
}
