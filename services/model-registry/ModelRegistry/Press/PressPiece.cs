using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Press;

/// <summary>
/// What the press made of a model: an article, a broadcast, an entry in a press competition. It is linked to the model and changes nothing in
/// it: reach is no impact.
/// </summary>
internal sealed class PressPiece : Aggregate
{
    public const string OncePerAddress = "one_press_piece_per_address";

    private PressPiece()
    {
    }

    public Guid ModelId { get; private set; }

    public PressKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    public string Outlet { get; private set; } = "";

    public string? Url { get; private set; }

    public DateOnly PublishedOn { get; private set; }

    /// <summary>The author was at the place and not only on the telephone.</summary>
    public bool IsVisitedOnSite { get; private set; }

    /// <summary>Readers, viewers or listeners as the outlet states them. In this row only: no event, rank or state knows it.</summary>
    public long? Reach { get; private set; }

    /// <summary>The press competition of an entry.</summary>
    public string? Competition { get; private set; }

    public string? Prize { get; private set; }

    public static Decision<Recorded> Record(Model model, RecordPress.Request request, DateOnly today)
    {
        if (request.PublishedOn > today || request.PublishedOn < model.RegisteredOn)
            return RegistryProblems.NotOnThatDay;
        if (request.Kind == PressKind.CompetitionEntry != request.Competition is not null || request.Prize is not null && request.Competition is null)
            return RegistryProblems.CompetitionMissing;
        var piece = new PressPiece
        {
            ModelId = model.Id,
            Kind = request.Kind,
            Title = request.Title.Trim(),
            Outlet = request.Outlet.Trim(),
            Url = request.Url?.ToString(),
            PublishedOn = request.PublishedOn,
            IsVisitedOnSite = request.VisitedOnSite,
            Reach = request.Reach,
            Competition = request.Competition?.Trim(),
            Prize = request.Prize?.Trim(),
        };
        return new Recorded(piece, new(piece.Id, model.Id, model.UnitId, Kebab.Of(piece.Kind), piece.PublishedOn, piece.IsVisitedOnSite, piece.Competition));
    }

    internal sealed record Recorded(PressPiece Piece, PressRecorded Event);

    internal sealed class Table : IEntityTypeConfiguration<PressPiece>
    {
        public void Configure(EntityTypeBuilder<PressPiece> piece)
        {
            piece.ToTable("press_piece");
            piece.Property(one => one.Kind).HasConversion<string>().HasMaxLength(20);
            piece.Property(one => one.Title).HasMaxLength(300);
            piece.Property(one => one.Outlet).HasMaxLength(200);
            piece.Property(one => one.Competition).HasMaxLength(200);
            piece.Property(one => one.Prize).HasMaxLength(100);
            piece.HasOne<Model>().WithMany().HasForeignKey(one => one.ModelId).OnDelete(DeleteBehavior.Restrict);
            piece.HasIndex(one => new { one.ModelId, one.Url }).IsUnique().HasDatabaseName(OncePerAddress);
            piece.HasIndex(one => new { one.ModelId, one.Id }).HasDatabaseName("press_piece_by_model");
            piece.HasIndex(one => new { one.Competition, one.Id }).HasFilter("competition is not null").HasDatabaseName("press_piece_by_competition");
        }
    }
}

public enum PressKind
{
    Article,
    Broadcast,
    CompetitionEntry,
}
