using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace DanVan.ServiceDefaults;

/// <summary>
/// The header fields of "Resumable Uploads for HTTP" (draft-ietf-httpbis-resumable-upload): structured fields (RFC 9651), of which another
/// kind of value counts as none.
/// </summary>
internal static class UploadFields
{
    public const string Complete = "Upload-Complete", Offset = "Upload-Offset", Length = "Upload-Length", Limit = "Upload-Limit";

    /// <summary>Ours: the upload that stands for the body of a request.</summary>
    public const string Named = "Upload";

    public const string MediaType = "application/partial-upload";

    public static long? Integer(string? field) =>
        Value(field) is { Length: > 0 and <= 15 } digits && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static bool? Boolean(string? field) => Value(field) switch
    {
        "?1" => true,
        "?0" => false,
        _ => null,
    };

    /// <summary>The id that a request names, bare or as the address that the upload was given.</summary>
    public static Guid? Id(string? field) => Guid.TryParse(Value(field)?.Trim('"').Split('/')[^1], out var id) ? id : null;

    /// <summary>The caller will use it once more.</summary>
    public static bool Keeps(string? field) => field?.Split(';').Skip(1).Any(parameter => parameter.Trim() is "keep" or "keep=?1") == true;

    public static Refusal Unreadable(string field, string vi, string en) =>
        CommonProblems.Invalid.With($"{field}: {vi}", $"{field}: {en}", ("errors", new[] { new FieldError(field, en) }));

    /// <summary>Where the upload stands, beside any answer about it.</summary>
    public static void Say(this HttpResponse response, Upload upload, long most, DateTimeOffset now)
    {
        var headers = response.Headers;
        headers[Offset] = Text(upload.Received);
        headers[Complete] = upload.Complete ? "?1" : "?0";
        if (upload.Length is { } length)
            headers[Length] = Text(length);
        headers[Limit] = $"max-size={Text(most)}, max-age={Text(Math.Max(0, (long)(upload.ExpiresAt - now).TotalSeconds))}";
        headers.CacheControl = "no-store";
    }

    public static string MaxSize(long most) => $"max-size={Text(most)}";

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    // Parameters of an item may be there and mean nothing.
    private static string? Value(string? field) => field?.Split(';')[0].Trim();
}
