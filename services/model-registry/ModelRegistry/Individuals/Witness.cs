using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Individuals;

/// <summary>A body that saw what the person did and says so. It speaks by an office, not by a private name.</summary>
internal sealed class Witness
{
    public const string OncePerBody = "one_witness_per_body";

    public Guid IndividualId { get; init; }

    public required string Client { get; init; }

    public required string Body { get; init; }

    public required string FoldedBody { get; init; }

    /// <summary>Null once the consent was withdrawn.</summary>
    public string? Statement { get; set; }

    internal static void Configure(OwnedNavigationBuilder<Individual, Witness> witness)
    {
        witness.ToTable("individual_witness");
        witness.WithOwner().HasForeignKey(one => one.IndividualId);
        witness.HasKey(one => new { one.IndividualId, one.Client });
        witness.Property(one => one.Client).HasMaxLength(200);
        witness.Property(one => one.Body).HasMaxLength(200);
        witness.Property(one => one.FoldedBody).HasMaxLength(200);
        witness.Property(one => one.Statement).HasMaxLength(2000);
        witness.HasIndex(one => new { one.IndividualId, one.FoldedBody }).IsUnique().HasDatabaseName(OncePerBody);
    }
}

/// <summary>What has no place in the praise of a deed: numbers of telephones, papers and accounts, addresses of mail.</summary>
internal static partial class PrivateDetails
{
    internal static bool In(string text) => Found().IsMatch(text);

    [GeneratedRegex(@"(\d[ .\-]?){9,}|[\w.+-]+@[\w-]+\.\w+")]
    private static partial Regex Found();
}
