using DanVan.Committee.Contracts.V1;
using DanVan.Feedback.Contracts.V1;
using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ServiceDefaults;
using Npgsql;
using NpgsqlTypes;

namespace DanVan.Reporting.Figures;

/// <summary>
/// What the archive knows of a counted entity besides the event that counts: what it is called, the documents that name it, who decided on it and
/// who checked it. Only of events that their services publish: who may see that the entity counts may see these.
/// </summary>
internal static class Papers
{
    private static readonly string[] Approving =
    [
        EventNames.Name(typeof(ModelRecognised)), EventNames.Name(typeof(ModelNamedTypical)), EventNames.Name(typeof(ModelImpactChecked)),
        EventNames.Name(typeof(ModelRechecked)), EventNames.Name(typeof(RecognitionWithdrawn)),
    ];

    private static readonly string[] All =
    [
        .. Approving, EventNames.Name(typeof(ConsultationOpened)), EventNames.Name(typeof(DocumentPromulgated)), EventNames.Name(typeof(CriticismReplied)),
        EventNames.Name(typeof(CriticismAnswered)), EventNames.Name(typeof(PromiseKept)),
    ];

    private const string Sql = """
        select e.subject, e.id, e.source, e.position, e.type, (e.occurred_at at time zone 'Asia/Ho_Chi_Minh')::date, e.data->>'title',
            coalesce(e.data->>'decision', e.data->>'symbol'), e.data->>'level', (e.data->>'evidenceTier')::int,
            case when json_typeof(e.data->'proof') = 'array' then array(select json_array_elements_text(e.data->'proof')) else '{}' end
        from event_archive e
        where e.subject = any($1) and e.type = any($2) and ($3::timestamptz is null or e.recorded_at <= $3)
        order by e.subject, e.source, e.position
        """;

    /// <summary>The papers of each of the subjects, as far as they were known then.</summary>
    internal static async Task<ILookup<Guid, Paper>> Of(NpgsqlDataSource database, IEnumerable<Guid> subjects, DateTimeOffset? asOf, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = subjects.Distinct().ToArray() });
        command.Parameters.Add(new() { Value = All });
        command.Parameters.Add(new() { Value = (object?)asOf?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var rows = await command.ExecuteReaderAsync(ct);
        List<Paper> papers = [];
        while (await rows.ReadAsync(ct))
        {
            string? Text(int column) => rows.IsDBNull(column) ? null : rows.GetString(column);
            papers.Add(new(
                rows.GetGuid(0), Text(6), Text(7), rows.GetFieldValue<string[]>(10),
                new(rows.GetFieldValue<DateOnly>(5), Text(8), Text(7), rows.IsDBNull(9) ? null : rows.GetInt32(9),
                    new(rows.GetGuid(1), rows.GetString(2), rows.GetInt64(3), rows.GetString(4)))));
        }
        return papers.ToLookup(paper => paper.Subject);
    }

    /// <summary>An input with what is known of its entity.</summary>
    internal static InputView With(this InputView input, IEnumerable<Paper> papers)
    {
        var known = papers.ToList();
        return input with
        {
            Title = known.LastOrDefault(paper => paper.Title is not null)?.Title,
            Documents = [.. known.SelectMany(paper => paper.Proof.Prepend(paper.Document)).OfType<string>().Distinct()],
            Approvals = [.. known.Select(paper => paper.Step).Where(step => Approving.Contains(step.Event.Type))],
        };
    }
}

/// <param name="Document">Number and symbol of the document that says so.</param>
/// <param name="Proof">What was laid before those who believed it.</param>
internal sealed record Paper(Guid Subject, string? Title, string? Document, IReadOnlyList<string> Proof, ApprovalView Step);

/// <summary>Somebody decided on an entity, or checked it.</summary>
/// <param name="Level">The level that decided, where it says: <c>commune</c>, <c>district</c>, <c>province</c>.</param>
/// <param name="Document">Number and symbol of the decision; absent of a check.</param>
/// <param name="EvidenceTier">How well its effect was shown then, 1 to 5.</param>
public sealed record ApprovalView(DateOnly On, string? Level, string? Document, int? EvidenceTier, CauseView Event);
