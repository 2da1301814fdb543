using System.Security.Cryptography;
using System.Text;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Issues;

/// <summary>
/// The same words about the same place: five hundred copies of a letter are one argument of five hundred people. Counted by the database
/// when the consultation closes; from then on only what is kept back, sent elsewhere or released changes the figures.
/// </summary>
internal sealed class Argument
{
    public required Guid Key { get; init; }

    public required Guid ConsultationId { get; init; }

    public Guid? ProvisionId { get; init; }

    /// <summary>The first opinion that says it: its words stand for all.</summary>
    public required Guid OpinionId { get; init; }

    /// <summary>How many people say it; 0 while all of their opinions are kept back or went elsewhere.</summary>
    public required int Opinions { get; init; }

    /// <summary>In how many units they say it.</summary>
    public required int Units { get; init; }

    /// <summary>Equal for the same words about the same place, whatever marks, capitals and commas were typed.</summary>
    public static Guid KeyOf(Guid consultationId, string? place, string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var character in VietnameseText.Fold(text))
            words.Append(char.IsLetterOrDigit(character) ? character : ' ');
        var folded = string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return new(SHA256.HashData(Encoding.UTF8.GetBytes($"{consultationId}/{place}/{(folded.Length > 0 ? folded : text)}")).AsSpan(0, 16));
    }

    internal sealed class Table : IEntityTypeConfiguration<Argument>
    {
        public void Configure(EntityTypeBuilder<Argument> argument)
        {
            argument.ToTable("argument");
            argument.HasKey(one => one.Key);
            argument.Property(one => one.Key).ValueGeneratedNever();
            argument.HasIndex(one => new { one.ConsultationId, one.Opinions, one.Key }).IsDescending(false, true, false).HasDatabaseName("argument_by_people");
        }
    }
}
