using System.Security.Cryptography;
using DanVan.Feedback.Contracts.V1;
using DanVan.Feedback.Opinions;
using DanVan.Feedback.Sealing;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Scans;

/// <summary>
/// The paper behind an opinion that an officer has entered. A form bears a name and a hand: it lies in the sealed store, closed like an
/// identity, and opens only with it. Its hash is open, so that the paper can be compared.
/// </summary>
internal sealed class Scan : Aggregate
{
    public const int MostBytes = 10 << 20;
    public const int Most = 10;
    public const string OneOfEachNumber = "one_scan_of_each_number";

    private Scan()
    {
    }

    public Guid OpinionId { get; private set; }

    /// <summary>From 1 to <see cref="Most"/>.</summary>
    public int Number { get; private set; }

    public string ContentType { get; private set; } = "";

    public int Bytes { get; private set; }

    /// <summary>SHA-256 of the file as it came, hex.</summary>
    public string Sha256 { get; private set; } = "";

    public byte[] WrappedKey { get; private set; } = [];

    public byte[] Content { get; private set; } = [];

    /// <summary>The day from which its retention counts.</summary>
    public DateOnly SealedOn { get; private set; }

    public static Decision<ScanAttached> Attach(Opinion opinion, int number, byte[] file, string? declared, Seal seal, DateOnly today, out Scan scan)
    {
        scan = new() { OpinionId = opinion.Id, Number = number, Bytes = file.Length, SealedOn = today };
        if (opinion.Channel is Channel.Portal or Channel.App)
            return FeedbackProblems.ScanNeedsPaper;
        if (number > Most)
            return FeedbackProblems.TooManyScans;
        if (file.Length > MostBytes)
            return CommonProblems.TooLarge;
        if (FileKind.Of(file) is not { } kind || kind != declared)
            return FeedbackProblems.ScanOfWrongKind;
        if (!seal.IsPossible)
            return FeedbackProblems.IdentityRefused;
        (scan.ContentType, scan.Sha256) = (kind, Convert.ToHexStringLower(SHA256.HashData(file)));
        (scan.WrappedKey, scan.Content) = seal.Close(scan.Id, file);
        return new ScanAttached(scan.Id, opinion.Id, kind, file.Length, scan.Sha256, today);
    }

    internal sealed class Table : IEntityTypeConfiguration<Scan>
    {
        public void Configure(EntityTypeBuilder<Scan> scan)
        {
            scan.ToTable("scan", "sealed");
            scan.Property(one => one.ContentType).HasMaxLength(40);
            scan.Property(one => one.Sha256).HasMaxLength(64);
            scan.HasIndex(one => new { one.OpinionId, one.Number }).IsUnique().HasDatabaseName(OneOfEachNumber);
            scan.HasIndex(one => new { one.SealedOn, one.Id }).HasDatabaseName("scan_by_day");
        }
    }
}

/// <summary>What a file is by its first bytes, whatever its name or sender says.</summary>
internal static class FileKind
{
    private static readonly (byte[] Magic, string Type)[] Known =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
    ];

    public static string? Of(ReadOnlySpan<byte> file)
    {
        foreach (var (magic, type) in Known)
        {
            if (file.StartsWith(magic))
                return type;
        }
        return null;
    }
}
