namespace DanVan.Loader;

/// <summary>Finds units by their official code on a day: a code without its day means nothing.</summary>
internal sealed class Units(Service committee)
{
    private readonly Dictionary<DateOnly, Dictionary<string, Guid>> byStructure = [];

    /// <summary>The unit that a text such as <c>412@2018-03-26</c> names.</summary>
    public Task<Guid> Find(string codeAtDay, CancellationToken ct)
    {
        var parts = codeAtDay.Split('@');
        return Find(parts[0], DateOnly.ParseExact(parts[1], "yyyy-MM-dd"), ct);
    }

    public async Task<Guid> Find(string code, DateOnly day, CancellationToken ct)
    {
        // One reading for each structure: within one, no code changes its unit.
        var structure = LoadUnits.Structure.All.Last(one => one.From <= day).From;
        if (!byStructure.TryGetValue(structure, out var units))
        {
            byStructure[structure] = units = [];
            await foreach (var unit in committee.List($"v1/units?asOf={structure:yyyy-MM-dd}", ct))
            {
                if (unit.Maybe("code") is { } found)
                    units[found] = Guid.Parse(unit.Text("id"));
            }
        }
        return units.TryGetValue(code, out var id) ? id : throw new LoaderException($"committee knows no unit with the code {code} on {day:yyyy-MM-dd}");
    }
}
