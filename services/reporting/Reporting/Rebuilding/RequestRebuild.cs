using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Rebuilding;

/// <summary>Has a read model made again from the archive, beside the one in use, which is read on until the new one takes its place.</summary>
internal static class RequestRebuild
{
    /// <param name="Always">Switch though the two differ: after a rule was corrected they are meant to.</param>
    public sealed record Request(
        [property: Required, StringLength(Rebuild.LongestName), Description("The read model: facts, units or unit-transfers.")] string ReadModel,
        bool Always = false);

    internal static void Map(RouteGroupBuilder rebuilds) => rebuilds.MapPost("/", Handle)
        .WithName(nameof(RequestRebuild)).WithSummary("Have a read model made again from the archive")
        .Answers<RebuildResource>(202).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Request request, ReportingDbContext db, EventLog log, RebuildSignal signal, TimeProvider clock, CancellationToken ct)
    {
        var known = ReadModel.All.Select(one => one.Name).ToList();
        if (!known.Contains(request.ReadModel))
            return ReportingProblems.ReadModelNotFound.With($"Có: {string.Join(", ", known)}.", $"There are: {string.Join(", ", known)}.", ("known", known));
        var rebuild = new Rebuild();
        var requested = rebuild.Request(request.ReadModel, request.Always, clock.GetUtcNow());
        db.Add(rebuild);
        log.Append(rebuild, requested, RebuildingModule.Operators);
        var answer = await log.Save(
            Answer.Accepted($"/v1/rebuilds/{rebuild.Id}", RebuildResource.Of(rebuild)), ct, (Rebuild.OneWaits, ReportingProblems.RebuildWaits));
        signal.Set();
        return answer;
    }
}
