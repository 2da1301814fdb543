using System.Buffers.Text;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace DanVan.ServiceDefaults;

/// <summary>The part of a list that is asked for. Take it as <c>[AsParameters]</c>.</summary>
public sealed record Paging(
    [property: Range(1, Paging.Most), DefaultValue(50)] int? Limit = null,
    [property: StringLength(1000)] string? Cursor = null)
{
    public const int Most = 500;

    // A cursor that lacks a sort value is none of ours.
    private static readonly JsonSerializerOptions Whole = new(Json.Options) { RespectRequiredConstructorParameters = true };

    public int Size => Limit ?? 50;

    /// <summary>Reads the sort values behind which this page begins; null on the first page.</summary>
    public bool Malformed<T>(out T? after, [NotNullWhen(true)] out Refusal? why)
        where T : class
    {
        (after, why) = (null, null);
        if (Cursor is null)
            return false;
        try
        {
            after = JsonSerializer.Deserialize<T>(Base64Url.DecodeFromChars(Cursor), Whole);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            why = CommonProblems.BadCursor;
        }
        if (after is null)
            why = CommonProblems.BadCursor;
        return why is not null;
    }

    /// <summary>Makes a page of rows that were read one beyond its size; the last one shown names where the next begins.</summary>
    public Page<TItem> Of<TItem, TAfter>(IReadOnlyList<TItem> oneMore, Func<TItem, TAfter> after)
    {
        if (oneMore.Count <= Size)
            return new(oneMore, null);
        var shown = oneMore.Take(Size).ToList();
        return new(shown, Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(after(shown[^1]), Json.Options)));
    }
}

/// <summary>One page of a list; <paramref name="Next"/> is the cursor of the page behind it, absent on the last.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
