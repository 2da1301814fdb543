namespace DanVan.Committee.Archives;

/// <summary>Of what something is an archive: its tables, in the order in which they can be put back.</summary>
internal sealed record ArchiveScope(string Format, IReadOnlyList<ArchiveTable> Tables)
{
    /// <summary>
    /// A committee with its seats, programmes and the plans that answer them, its unit's own plans, meetings, tasks and all the rest. Not the
    /// commitments of its members: they are read with their keys only.
    /// </summary>
    public static readonly ArchiveScope Committee = new("danvan-committee-archive/5",
    [
        new("committee", "id = $1"),
        new("earlier_parent", "committee_id = $1"),
        new("seat", "committee_id = $1"),
        new("absence", "committee_id = $1"),
        new("programme", "committee_id = $1"),
        // What the unit of the committee answers to the programme of the level above comes back where that programme is.
        new("plan", "programme_id in (select id from programme where committee_id = $1) or unit_id = (select unit_id from committee where id = $1)",
            $"exists (select from programme where programme.id = one.programme_id) and {NotHere("plan")}"),
        new("focus_content", "unit_id = (select unit_id from committee where id = $1)", NotHere("focus_content")),
        new("meeting", "committee_id = $1"),
        new("agenda_item", "committee_id = $1"),
        new("statement", "meeting_id in (select id from meeting where committee_id = $1)"),
        new("conclusion", "committee_id = $1"),
        new("proposal", "committee_id = $1"),
        new("task", "committee_id = $1"),
        new("task_report", "task_id in (select id from task where committee_id = $1)"),
        new("task_extension", "task_id in (select id from task where committee_id = $1)"),
        new("hand_over", "task_id in (select id from task where committee_id = $1)"),
        // A task that was made of a conclusion of the level above is told from it where that conclusion is.
        new("conclusion_task", "committee_id = $1", "exists (select from conclusion where conclusion.id = one.conclusion_id)"),
        new("promise", "committee_id = $1"),
        // What was announced about its units lies elsewhere too, and stays as it is there.
        new("alert", "task_id in (select id from task where committee_id = $1)", NotHere("alert")),
        new("inspection", "committee_id = $1"),
        new("suspicion", "inspection_id in (select id from inspection where committee_id = $1)", NotHere("suspicion")),
        new("finding", "inspection_id in (select id from inspection where committee_id = $1)"),
        new("reply_duty", "subject_id in (select id from inspection where committee_id = $1 union select id from promise where committee_id = $1)"),
        new("advice", "committee_id = $1"),
    ]);

    /// <summary>One meeting with its agenda, what was said and what it concluded.</summary>
    public static readonly ArchiveScope Meeting = new("danvan-meeting-archive/2",
    [
        new("meeting", "id = $1"),
        new("agenda_item", "meeting_id = $1"),
        new("statement", "meeting_id = $1"),
        new("conclusion", "meeting_id = $1"),
    ]);

    private static string NotHere(string table) => $"not exists (select from {table} where {table}.id = one.id)";
}

/// <summary>One table of an archive.</summary>
/// <param name="Of">Which of its rows belong to the subject <c>$1</c>.</param>
/// <param name="Back">Which of them, as <c>one</c>, are put back; all where there is none.</param>
internal sealed record ArchiveTable(string Name, string Of, string Back = "true")
{
    public string File => $"{Name}.json";

    public string Select => $"select coalesce(json_agg(row_to_json(t)), '[]')::text, count(*)::int from (select * from {Name} where {Of} order by 1, 2) t";

    public string Insert => $"insert into {Name} select * from json_populate_recordset(null::{Name}, {{0}}::json) one where {Back}";
}
