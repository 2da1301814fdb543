namespace DanVan.Loader;

/// <summary>Waits until a service has followed others to where they are now.</summary>
internal static class CaughtUp
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static async Task Wait(Platform platform, string follower, string[] sources, CancellationToken ct)
    {
        for (var until = DateTime.UtcNow + Limit; ; await Task.Delay(100, ct))
        {
            var behind = await Behind(platform, follower, sources, ct);
            if (behind is null)
                return;
            if (DateTime.UtcNow > until)
                throw new LoaderException($"{follower} has not caught up within {Limit.TotalSeconds:0} s: {behind}");
        }
    }

    private static async Task<string?> Behind(Platform platform, string follower, string[] sources, CancellationToken ct)
    {
        var lag = await platform.As("analyst", follower).Get("health/lag", ct);
        if (lag.GetProperty("parked").GetInt64() is > 0 and var parked)
            throw new LoaderException($"{follower} has parked {parked} events: see its /v1/event-errors as the client operator");
        var followed = lag.GetProperty("followed").EnumerateArray().ToDictionary(one => one.Text("source"), one => one.GetProperty("position").GetInt64());
        foreach (var source in sources)
        {
            var written = await platform.As("analyst", source).Get("health/lag", ct);
            var (numbered, unnumbered) = (written.GetProperty("numbered").GetInt64(), written.GetProperty("unnumbered").GetInt64());
            if (unnumbered > 0 || followed.GetValueOrDefault(source) < numbered)
                return $"it is at {followed.GetValueOrDefault(source)} of {numbered + unnumbered} of {source}";
        }
        return null;
    }
}
