using System.Runtime.CompilerServices;

namespace DanVan.TestKit;

/// <summary>Waits for what events bring about, and says what did not come.</summary>
public static class Eventually
{
    /// <summary>Asks until the condition holds; fails after <paramref name="within"/> (a minute by default, which a busy machine may need).</summary>
    public static Task Holds(
        Func<Task<bool>> condition, TimeSpan? within = null, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        Get<object>(async () => await condition() ? true : null, within, what);

    /// <summary>Asks until there is an answer that is not null, and returns it.</summary>
    public static async Task<T> Get<T>(
        Func<Task<T?>> answer, TimeSpan? within = null, [CallerArgumentExpression(nameof(answer))] string what = "")
        where T : class
    {
        var limit = within ?? TimeSpan.FromMinutes(1);
        var started = TimeProvider.System.GetTimestamp();
        for (var pause = 10; ; pause = Math.Min(pause * 2, 200))
        {
            if (await answer() is { } found)
                return found;
            if (TimeProvider.System.GetElapsedTime(started) > limit)
                Xunit.Assert.Fail($"Not within {limit.TotalSeconds:0.#} s: {what}");
            await Task.Delay(pause);
        }
    }
}
