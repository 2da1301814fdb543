namespace DanVan.Committee;

/// <summary>A state machine as a table: what may be done in which state, and where it leads. What the table does not hold is refused.</summary>
internal sealed class Lifecycle<TState, TStep>(params (TState From, TStep Step, TState To)[] table)
    where TState : struct, Enum
    where TStep : struct, Enum
{
    private readonly Dictionary<(TState, TStep), TState> next = table.ToDictionary(row => (row.From, row.Step), row => row.To);

    /// <summary>The state to which the step leads; null when it may not be done.</summary>
    public TState? Next(TState from, TStep step) => next.TryGetValue((from, step), out var to) ? to : null;

    public IEnumerable<TStep> Steps(TState from) => table.Where(row => EqualityComparer<TState>.Default.Equals(row.From, from)).Select(row => row.Step);
}
