using DanVan.ServiceDefaults;
using Npgsql;

namespace DanVan.Reporting.Figures;

/// <summary>The inputs of a figure: each fact with the event that caused it, and the share in which it counts.</summary>
internal static class GetWhy
{
    private const string Inputs = """
        select f.id, f.subject, f.unit_id, f.occurred_on, f.value, f.version, f.known_at, f.known_until, f.cause, f.source, f.position, e.type,
            width_bucket(f.occurred_on, $4)
        from fact f join event_archive e on e.source = f.source and e.position = f.position
        where f.indicator = $1 and f.occurred_on between $2 and $3 and {held}
          and (f.unit_id, width_bucket(f.occurred_on, $4)) in (select * from unnest($6::uuid[], $7::int[]))
          and (f.occurred_on, f.id) > ($8, $9)
        order by f.occurred_on, f.id limit $10
        """;

    private sealed record After(DateOnly Day, long Id);

    /// <summary>How much of a sum is in the figure: as it was reported, and re-cast.</summary>
    internal sealed record Counted(bool Reported, decimal Share, bool Estimated);

    internal static void Map(RouteGroupBuilder figures) => figures.MapGet("/why", Handle)
        .WithName(nameof(GetWhy)).WithSummary("The inputs of a figure: facts, and the events behind them").AllowAnonymous().AddEndpointFilter<FreshAnswer>()
        .Answers<WhyView>().Refuses(400, 401, 403, 404, 422, 503);

    internal static async Task<IResult> Handle(
        [AsParameters] FigureQuery query, [AsParameters] Paging paging, Questions questions, FactSums facts, NpgsqlDataSource database,
        ReportingDbContext db, CancellationToken ct)
    {
        var (question, why) = await questions.Read(query, ct);
        if (question is null)
            return why!;
        var (page, whyNot) = question.Indicator.IsRatio
            ? await WhyRatio.Read(question, query, paging, questions, facts, database, ct) : await Read(question, paging, facts, database, ct);
        return page is null ? whyNot! : TypedResults.Ok(await WhyView.Of(page, question, db, ct));
    }

    internal static async Task<(Page<InputView>? Page, Refusal? Why)> Read(Question question, Paging paging, FactSums facts, NpgsqlDataSource database, CancellationToken ct)
    {
        if (question.Indicator.IsOfTheTree)
            return await WhyUnits.Read(question, paging, database, ct);
        if (paging.Malformed<After>(out var after, out var malformed))
            return (null, malformed);
        var epochs = question.Epochs;
        var casting = new Casting(question, epochs);
        var counted = (await GetFigures.Exact(question, question.Period, epochs, facts, ct))
            .Select(sum => (Sum: sum, Counted: Count(casting, sum)))
            .Where(one => one.Counted is { Reported: true } or { Share: > 0 })
            .ToDictionary(one => (one.Sum.UnitId, one.Sum.Epoch), one => one.Counted);

        await using var command = database.CreateCommand(Inputs.Replace("{held}", HeldFacts.At(question.AsOf, "$5"), StringComparison.Ordinal));
        command.Parameters.Add(new() { Value = question.Indicator.Code });
        command.Parameters.Add(new() { Value = question.Period.From });
        command.Parameters.Add(new() { Value = question.Period.To });
        command.Parameters.Add(new() { Value = epochs.Starts });
        command.Parameters.Add(HeldFacts.Time(question.AsOf));
        command.Parameters.Add(new() { Value = counted.Keys.Select(key => key.UnitId).ToArray() });
        command.Parameters.Add(new() { Value = counted.Keys.Select(key => key.Epoch).ToArray() });
        command.Parameters.Add(new() { Value = after?.Day ?? PlausibleDateAttribute.First.AddDays(-1) });
        command.Parameters.Add(new() { Value = after?.Id ?? 0 });
        command.Parameters.Add(new() { Value = paging.Size + 1 });
        List<InputView> inputs = [];
        await using (var rows = await command.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
            {
                var share = counted[(rows.GetGuid(2), rows.GetInt32(12))];
                inputs.Add(new(
                    rows.GetInt64(0), rows.GetGuid(1), UnitName.Of(question.Tree, rows.GetGuid(2), rows.GetFieldValue<DateOnly>(3)),
                    rows.GetFieldValue<DateOnly>(3), rows.GetDecimal(4), question.Indicator.Code, rows.GetInt16(5), rows.GetFieldValue<DateTimeOffset>(6),
                    rows.IsDBNull(7) ? null : rows.GetFieldValue<DateTimeOffset>(7), share.Reported, FigureView.Round(share.Share), share.Estimated,
                    new(rows.GetGuid(8), rows.GetString(9), rows.GetInt64(10), rows.GetString(11)), null, [], []));
            }
        }
        var page = paging.Of(inputs, input => new After(input.OccurredOn, input.FactId!.Value));
        var papers = await Papers.Of(database, page.Items.Select(input => input.Subject), question.AsOf, ct);
        return (page with { Items = [.. page.Items.Select(input => input.With(papers[input.Subject]))] }, null);
    }

    internal static Counted Count(Casting casting, FactSum sum)
    {
        FactSum[] one = [sum with { Value = 1m }];
        var recast = casting.Recast(one, Grouping.None, casting.Structure);
        return new(casting.AsReported(one, Grouping.None).Value > 0, recast.Value, recast.Estimated > 0);
    }
}
