namespace DanVan.ServiceDefaults;

/// <summary>Where an upload stands.</summary>
/// <param name="ContentType">What it is, with its parameters, as the request would have said that brings it whole.</param>
/// <param name="Length">How many bytes there will be; null while the caller has not said.</param>
/// <param name="Received">How many are here.</param>
/// <param name="Turn">Whose turn it is: see <see cref="UploadStore.TakeOver"/>.</param>
internal sealed record Upload(Guid Id, string ContentType, long? Length, long Received, bool Complete, long Turn, DateTimeOffset ExpiresAt)
{
    public string Address => AddressOf(Id);

    public static string AddressOf(Guid id) => $"/v1/uploads/{id}";

    /// <summary>What the fields of a request say of its length, or that they contradict each other or what is known.</summary>
    /// <param name="said">Its <c>Upload-Length</c>.</param>
    /// <param name="content">Its <c>Content-Length</c>; null where the body ends when it ends.</param>
    /// <param name="last">Nothing follows behind it.</param>
    public Decision<Upload> Expecting(long? said, long? content, bool last, long most)
    {
        var ends = last && content is { } rest ? Received + rest : (long?)null;
        var length = Length ?? said ?? ends;
        if (said is not null && said != length || ends is not null && ends != length || Received + (content ?? 0) > length || length < Received)
            return UploadProblems.OtherLength;
        if ((length ?? Received + (content ?? 0)) > most)
            return CommonProblems.TooLarge.With($"Tối đa {most} byte.", $"At most {most} bytes.", ("maxSize", most));
        return this with { Length = length };
    }
}

/// <param name="Length">How many bytes there will be; absent while not known.</param>
/// <param name="ExpiresAt">When it goes, unless it is continued or used before.</param>
public sealed record UploadView(Guid Id, string ContentType, long? Length, DateTimeOffset ExpiresAt);
