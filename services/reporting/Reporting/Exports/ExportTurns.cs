using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace DanVan.Reporting.Exports;

/// <summary>How much of the service files may have. Configuration section <c>Exports</c>.</summary>
internal sealed class ExportOptions
{
    /// <summary>How many files are written at once. Each holds one of the pool's connections for as long as it is read: well below their number.</summary>
    [Range(1, 1000)]
    public int AtOnce { get; set; } = 4;

    /// <summary>The longest that one file may take, however slowly it is read; then it is broken off. Seconds.</summary>
    [Range(1, 86_400)]
    public int LongestSeconds { get; set; } = 900;
}

/// <summary>Few files are written at once and none for ever, so that whoever reads slowly leaves the others their connections.</summary>
internal sealed class ExportTurns(IOptions<ExportOptions> options, TimeProvider clock) : IDisposable
{
    private const string SecondsToWait = "15";

    private readonly SemaphoreSlim free = new(options.Value.AtOnce);

    /// <summary>Begins a turn, which ends with the request; a refusal where as many files are written as may be.</summary>
    public Refusal? Begin(HttpContext http)
    {
        if (!free.Wait(0))
        {
            http.Response.Headers.RetryAfter = SecondsToWait;
            return ReportingProblems.TooManyExports.With(
                $"Mỗi lúc chỉ xuất {options.Value.AtOnce} tệp.", $"{options.Value.AtOnce} files are written at once.", ("atOnce", options.Value.AtOnce));
        }
        http.Response.RegisterForDisposeAsync(new Turn(free, clock.CreateTimer(
            static asked => ((HttpContext)asked!).Abort(), http, TimeSpan.FromSeconds(options.Value.LongestSeconds), Timeout.InfiniteTimeSpan)));
        return null;
    }

    public void Dispose() => free.Dispose();

    // The timer is waited for: behind this request the same connection carries another.
    private sealed class Turn(SemaphoreSlim free, ITimer timer) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await timer.DisposeAsync();
            free.Release();
        }
    }
}
