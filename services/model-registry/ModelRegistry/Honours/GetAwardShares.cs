using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Honours;

/// <summary>Whom awards reach, year by year: collectives, people of the grassroots, leaders. Published, so that everybody can see it.</summary>
internal static class GetAwardShares
{
    /// <param name="Share">Of all awards of that year that stand, 0 to 1.</param>
    public sealed record Row(int Year, Recipient Recipient, int Awards, decimal Share);

    internal static void Map(RouteGroupBuilder commendations) => commendations.MapGet("/shares", Handle)
        .WithName(nameof(GetAwardShares)).WithSummary("Whom awards reach, year by year").AllowAnonymous().Answers<IReadOnlyList<Row>>();

    private static async Task<IResult> Handle(RegistryDbContext db, CancellationToken ct)
    {
        var counts = await db.Commendations.AsNoTracking().Where(file => file.State == CommendationState.Awarded)
            .GroupBy(file => new { file.Award!.On.Year, file.Award.Recipient })
            .Select(group => new { group.Key.Year, group.Key.Recipient, Awards = group.Count() }).ToListAsync(ct);
        return TypedResults.Ok(counts.OrderByDescending(row => row.Year).ThenBy(row => row.Recipient)
            .Select(row => new Row(row.Year, row.Recipient, row.Awards,
                Math.Round(row.Awards / (decimal)counts.Where(other => other.Year == row.Year).Sum(other => other.Awards), 3))).ToList());
    }
}
