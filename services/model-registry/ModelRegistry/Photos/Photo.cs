using System.Security.Cryptography;
using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Photos;

/// <summary>A photo beside a step of a model, without what the camera wrote into it: where a house stands is nobody's business.</summary>
internal sealed class Photo : Aggregate
{
    public const int MostBytes = 5 << 20;
    public const int Most = 20;
    public const string OneOfEachNumber = "one_photo_of_each_number";

    private Photo()
    {
    }

    public Guid ModelId { get; private set; }

    /// <summary>From 1 to <see cref="Most"/>.</summary>
    public int Number { get; private set; }

    /// <summary>The step that it is evidence of.</summary>
    public int Step { get; private set; }

    public string ContentType { get; private set; } = "";

    public int Bytes { get; private set; }

    /// <summary>SHA-256 of what is kept, hex.</summary>
    public string Sha256 { get; private set; } = "";

    public byte[] Content { get; private set; } = [];

    public DateOnly AttachedOn { get; private set; }

    public static Decision<PhotoAttached> Attach(Model model, int step, int number, byte[] file, string? declared, DateOnly today, out Photo photo)
    {
        photo = new() { ModelId = model.Id, Number = number, Step = step, AttachedOn = today };
        if (model.Steps.All(one => one.Number != step))
            return RegistryProblems.StepNotFound;
        if (number > Most)
            return RegistryProblems.TooManyPhotos;
        if (file.Length > MostBytes)
            return CommonProblems.TooLarge;
        if (FileKind.Of(file) is not (FileKind.Jpeg or FileKind.Png) || FileKind.Of(file) != declared)
            return RegistryProblems.PhotoOfWrongKind;
        photo.Content = declared == FileKind.Jpeg ? WithoutMetadata(file) : file;
        (photo.ContentType, photo.Bytes, photo.Sha256) = (declared!, photo.Content.Length, Convert.ToHexStringLower(SHA256.HashData(photo.Content)));
        return new PhotoAttached(photo.Id, model.Id, model.UnitId, step, photo.ContentType, photo.Sha256);
    }

    /// <summary>Leaves out the segments of a JPEG in which cameras and programs write (APP1 to APP15, comments); the picture stays bit by bit.</summary>
    public static byte[] WithoutMetadata(byte[] jpeg)
    {
        using var kept = new MemoryStream(jpeg.Length);
        kept.Write(jpeg, 0, 2);
        var at = 2;
        // Segments have a length behind their mark until the picture itself begins (SOS); what is cut short is kept as it is.
        while (at + 4 <= jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] != 0xDA)
        {
            var length = 2 + (jpeg[at + 2] << 8 | jpeg[at + 3]);
            if (at + length > jpeg.Length)
                break;
            if (jpeg[at + 1] is not ((>= 0xE1 and <= 0xEF) or 0xFE))
                kept.Write(jpeg, at, length);
            at += length;
        }
        kept.Write(jpeg, at, jpeg.Length - at);
        return kept.ToArray();
    }

    internal sealed class Table : IEntityTypeConfiguration<Photo>
    {
        public void Configure(EntityTypeBuilder<Photo> photo)
        {
            photo.ToTable("model_photo");
            photo.Property(one => one.ContentType).HasMaxLength(40);
            photo.Property(one => one.Sha256).HasMaxLength(64);
            photo.HasOne<Model>().WithMany().HasForeignKey(one => one.ModelId).OnDelete(DeleteBehavior.Restrict);
            photo.HasIndex(one => new { one.ModelId, one.Number }).IsUnique().HasDatabaseName(OneOfEachNumber);
        }
    }
}
