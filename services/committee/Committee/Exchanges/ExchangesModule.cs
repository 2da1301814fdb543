using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Exchanges;

/// <param name="ModelId">The model that the visitors came to see.</param>
/// <param name="TakenHome">What they want to do at home.</param>
/// <param name="ReplicaIds">Models at home that came out of it.</param>
public sealed record ExchangeResource(
    Guid Id, Guid VisitorUnitId, Guid HostUnitId, Guid? ModelId, DateOnly On, int Participants, IReadOnlyList<string> TakenHome,
    IReadOnlyList<Guid> ReplicaIds, long Version)
{
    internal static ExchangeResource Of(Exchange one) => new(
        one.Id, one.VisitorUnitId, one.HostUnitId, one.ModelId, one.On, one.Participants, one.TakenHome, one.ReplicaIds, one.Version);
}

/// <summary>Exchange of experience: who visited whom, what was taken home, which replica came out of it.</summary>
internal static class ExchangesModule
{
    /// <param name="VisitorUnitId">Who went; the caller acts for it.</param>
    /// <param name="HostUnitId">Who was visited.</param>
    /// <param name="ModelId">The model that was visited, in the model registry.</param>
    public sealed record Holding(
        [property: Required] Guid? VisitorUnitId,
        [property: Required] Guid? HostUnitId,
        [property: Required] DateOnly? On,
        [property: Range(1, 10_000)] int Participants,
        [property: Required, MaxLength(Exchange.MostTakenHome)] IReadOnlyList<string> TakenHome,
        Guid? ModelId = null);

    /// <param name="ModelId">The replica at home, in the model registry.</param>
    public sealed record Replica([property: Required] Guid? ModelId);

    /// <param name="BoreReplicas">Exchanges out of which at least one replica came.</param>
    public sealed record Figures(int Exchanges, int Participants, int TakenHome, int BoreReplicas, int Replicas);

    internal sealed record After(Guid Id);

    internal static void MapExchanges(this RouteGroupBuilder v1)
    {
        var exchanges = v1.MapGroup("/exchanges").WithTags("exchanges");
        exchanges.MapPost("/", Hold).WithName("HoldExchange").WithSummary("Note a visit to learn")
            .Needs(CommitteesModule.Write).Answers<ExchangeResource>(201).Refuses(422);
        exchanges.MapPost("/{exchangeId:guid}/replicas", Bear).WithName("NoteExchangeReplica").WithSummary("Note a replica that came out of it")
            .Needs(CommitteesModule.Write).Answers<ExchangeResource>().Refuses(404, 409, 412, 428);
        exchanges.MapGet("/", List).WithName("GetExchanges").WithSummary("Exchanges of a unit, newest first")
            .Needs(CommitteesModule.Read).Answers<Page<ExchangeResource>>();
        v1.MapGet("/exchange-figures", Count).WithTags("exchanges").WithName("GetExchangeFigures").WithSummary("What exchanges below a unit bore")
            .Needs(CommitteesModule.Read).Answers<Figures>();
    }

    internal static async Task<IResult> Hold(
        Holding request, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var (units, on, visitor) = (await source.Current(ct), request.On!.Value, request.VisitorUnitId!.Value);
        if (caller.IsOutside(units, visitor, on, out var outside))
            return outside;
        if (on > clock.Today() || units.Find(visitor, on) is null || units.Find(request.HostUnitId!.Value, on) is null)
            return ExchangeProblems.UnitUnknown.ToRefusal();
        var exchange = new Exchange();
        if (exchange.Hold(visitor, request.HostUnitId.Value, request.ModelId, on, request.Participants, request.TakenHome).Refused(out var refusal, out var held))
            return refusal;
        db.Add(exchange);
        log.Append(exchange, held, Readers.Public(visitor), on: on);
        return await log.Save(Answer.Created($"/v1/exchanges/{exchange.Id}", ExchangeResource.Of(exchange), exchange.Version), ct);
    }

    internal static async Task<IResult> Bear(
        Guid exchangeId, Replica request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Exchanges.SingleOrDefaultAsync(one => one.Id == exchangeId, ct) is not { } exchange)
            return ExchangeProblems.NotFound.ToRefusal();
        if (caller.IsOutside(await source.Current(ct), exchange.VisitorUnitId, clock.Today(), out var outside))
            return outside;
        if (ifMatch.Stale(exchange, out var stale))
            return stale;
        if (exchange.Bear(request.ModelId!.Value, clock.Today()).Refused(out var refusal, out var bore))
            return refusal;
        log.Append(exchange, bore, Readers.Public(exchange.VisitorUnitId));
        return await log.Save(Answer.Ok(ExchangeResource.Of(exchange), exchange.Version), ct);
    }

    internal static async Task<IResult> List(
        Guid? visitorUnitId, Guid? hostUnitId, [AsParameters] Paging page, CommitteeDbContext db, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var exchanges = db.Exchanges.AsNoTracking();
        if (visitorUnitId is { } visitor)
            exchanges = exchanges.Where(one => one.VisitorUnitId == visitor);
        if (hostUnitId is { } host)
            exchanges = exchanges.Where(one => one.HostUnitId == host);
        if (after is not null)
            exchanges = exchanges.Where(one => one.Id < after.Id);
        var found = await exchanges.OrderByDescending(one => one.Id).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of([.. found.Select(ExchangeResource.Of)], last => new After(last.Id)));
    }

    internal static async Task<IResult> Count(
        [Description(Reads.Under)] Guid? under, CommitteeDbContext db, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if ((await source.Current(ct)).Reach(caller, under, clock.Today()).Refused(out var refusal, out var mine))
            return refusal;
        var ids = mine.Ids;
        var figures = await db.Exchanges.Where(one => ids.Contains(one.VisitorUnitId)).GroupBy(_ => 1).Select(all => new Figures(
            all.Count(), all.Sum(one => one.Participants), all.Sum(one => one.TakenHome.Count), all.Count(one => one.ReplicaIds.Count > 0),
            all.Sum(one => one.ReplicaIds.Count))).SingleOrDefaultAsync(ct);
        return TypedResults.Ok(figures ?? new(0, 0, 0, 0, 0));
    }
}
