namespace DanVan.ServiceDefaults;

/// <summary>What a file is by its first bytes, whatever its name or sender says.</summary>
public static class FileKind
{
    public const string Pdf = "application/pdf", Jpeg = "image/jpeg", Png = "image/png";
    public const string Mp3 = "audio/mpeg", Ogg = "audio/ogg", Wav = "audio/wav", M4a = "audio/mp4", Webm = "audio/webm", Amr = "audio/amr";

    private static readonly (int At, byte[] Magic, string Type)[] Known =
    [
        (0, "%PDF-"u8.ToArray(), Pdf),
        (0, [0xFF, 0xD8, 0xFF], Jpeg),
        (0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], Png),
        (0, "ID3"u8.ToArray(), Mp3),
        (0, [0xFF, 0xFB], Mp3),
        (0, [0xFF, 0xF3], Mp3),
        (0, [0xFF, 0xF2], Mp3),
        (0, "OggS"u8.ToArray(), Ogg),
        (8, "WAVE"u8.ToArray(), Wav),
        (4, "ftypM4A"u8.ToArray(), M4a),
        (0, [0x1A, 0x45, 0xDF, 0xA3], Webm),
        (0, "#!AMR"u8.ToArray(), Amr),
    ];

    /// <returns>Its media type; null for every other kind.</returns>
    public static string? Of(ReadOnlySpan<byte> file)
    {
        foreach (var (at, magic, type) in Known)
        {
            if (file.Length > at && file[at..].StartsWith(magic))
                return type;
        }
        return null;
    }
}
