using System.ComponentModel.DataAnnotations;

namespace DanVan.ServiceDefaults;

/// <summary>Configuration section <c>Uploads</c>.</summary>
public sealed class UploadOptions
{
    /// <summary>How long an upload that nobody continues or uses is kept, in hours.</summary>
    [Range(1, 8760)]
    public int KeptForHours { get; set; } = 72;

    /// <summary>Uploads that a client may have at once, begun or complete and not yet used. Each holds at most what the service's largest file may.</summary>
    [Range(1, 1000)]
    public int MostPerClient { get; set; } = 20;

    internal TimeSpan KeptFor => TimeSpan.FromHours(KeptForHours);
}
