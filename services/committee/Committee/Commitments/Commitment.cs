using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Commitments;

/// <summary>
/// What a cadre commits to of their own. Private: nobody is named, and only who holds the key reads the words. Others see how many there are.
/// </summary>
internal sealed class Commitment : Aggregate
{
    public const int LongestWords = 2000, LongestKey = 60;

    private Commitment()
    {
    }

    public Guid UnitId { get; private set; }

    public int Year { get; private set; }

    public string Words { get; private set; } = "";

    /// <summary>Of the key only this is kept.</summary>
    public byte[] KeyHash { get; private set; } = [];

    public DateOnly? ReportedOn { get; private set; }

    public DateOnly? ConfirmedOn { get; private set; }

    public static (Commitment Commitment, string Key, CommitmentMade Event) Make(Guid unitId, int year, string words)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        var made = new Commitment { UnitId = unitId, Year = year, Words = words, KeyHash = HashOf(key) };
        return (made, key, new(made.Id, unitId, year));
    }

    public bool OpensTo(string? key) => key is not null && CryptographicOperations.FixedTimeEquals(KeyHash, HashOf(key));

    /// <summary>The person says that it was kept.</summary>
    public Decision<CommitmentReported> Report(DateOnly on)
    {
        if (ReportedOn is not null)
            return CommitmentProblems.NotPossible;
        ReportedOn = on;
        return new CommitmentReported(Id, UnitId, Year, on);
    }

    /// <summary>The grassroots unit says so too.</summary>
    public Decision<CommitmentConfirmed> Confirm(DateOnly on)
    {
        if (ReportedOn is null || ConfirmedOn is not null)
            return CommitmentProblems.NotPossible;
        ConfirmedOn = on;
        return new CommitmentConfirmed(Id, UnitId, Year, on);
    }

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    internal sealed class Mapping : IEntityTypeConfiguration<Commitment>
    {
        public void Configure(EntityTypeBuilder<Commitment> builder)
        {
            builder.ToTable("commitment");
            builder.Property(one => one.Words).HasMaxLength(LongestWords);
            builder.HasIndex(one => new { one.UnitId, one.Year }).HasDatabaseName("commitment_of_unit");
        }
    }
}

/// <summary>Every refusal about commitments.</summary>
internal static class CommitmentProblems
{
    public static readonly Problem NotFound = new(404, "commitment-not-found",
        "Không có cam kết này, hoặc khóa không đúng", "No such commitment, or another key");
    public static readonly Problem NotPossible = new(409, "commitment-move-not-possible",
        "Cam kết được tự báo cáo một lần, rồi được xác nhận một lần", "A commitment is reported once, then confirmed once");
}
