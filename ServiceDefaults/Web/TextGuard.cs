using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DanVan.ServiceDefaults;

/// <summary>Refuses addresses that hold control characters or are not UTF-8, before they reach a query, and JSON that says it is not UTF-8.</summary>
internal static class TextGuard
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    internal static Task Refuse(HttpContext context, RequestDelegate next) =>
        IsForeignJson(context.Request) ? CommonProblems.UnsupportedType.With("JSON phải là UTF-8.", "JSON must be UTF-8.").ExecuteAsync(context)
        : IsCleanText(context.Request.Path.Value) && IsCleanText(context.Request.QueryString.Value) ? next(context)
        : CommonProblems.Malformed.With("Địa chỉ chứa ký tự không hợp lệ.", "The address holds characters that are not allowed.").ExecuteAsync(context);

    private static bool IsForeignJson(HttpRequest request) =>
        request.ContentType is { } type && type.Contains("charset", StringComparison.OrdinalIgnoreCase) && request.HasJsonContentType()
        && MediaTypeHeaderValue.TryParse(type, out var parsed) && !parsed.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    internal static bool IsCleanText(string? address)
    {
        if (string.IsNullOrEmpty(address))
            return true;
        try
        {
            return !Strict.GetString(Unescape(address)).Any(char.IsControl);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // By hand, because Uri.UnescapeDataString leaves bad sequences in place instead of saying so.
    private static byte[] Unescape(string address)
    {
        var raw = Encoding.UTF8.GetBytes(address.Replace('\uFFFD', '\0')); // the server has replaced bytes that were not UTF-8
        var bytes = new List<byte>(raw.Length);
        for (var at = 0; at < raw.Length; at++)
        {
            if (raw[at] == '%' && at + 2 < raw.Length && byte.TryParse(raw.AsSpan(at + 1, 2), NumberStyles.HexNumber, null, out var escaped))
            {
                bytes.Add(escaped);
                at += 2;
            }
            else
                bytes.Add(raw[at]);
        }
        return [.. bytes];
    }
}
