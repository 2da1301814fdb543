namespace DanVan.Committee.Contracts.V1;

/// <summary>A committee's programme for a year is being prepared.</summary>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="CommitteeId">Whose it is.</param>
/// <param name="UnitId">The committee's unit.</param>
/// <param name="Year">The calendar year it is for.</param>
/// <param name="Title">Its name.</param>
/// <param name="Contents">What is to be done, in order.</param>
/// <param name="Levels">Which levels below answer with plans of their own: district, commune, agency.</param>
/// <param name="PlansDueOn">The last day for these plans.</param>
public sealed record ProgrammeDrafted(
    Guid ProgrammeId, Guid CommitteeId, Guid UnitId, int Year, string Title, IReadOnlyList<ProgrammeContent> Contents,
    IReadOnlyList<string> Levels, DateOnly PlansDueOn);

/// <summary>The draft reads otherwise now.</summary>
public sealed record ProgrammeRevised(
    Guid ProgrammeId, Guid UnitId, string Title, IReadOnlyList<ProgrammeContent> Contents, IReadOnlyList<string> Levels, DateOnly PlansDueOn);

/// <summary>The programme went down the tree: every unit of its levels below owes a plan from this day on.</summary>
/// <param name="Symbol">Number and symbol of the document, where it has one.</param>
public sealed record ProgrammeIssued(
    Guid ProgrammeId, Guid CommitteeId, Guid UnitId, int Year, string Title, string? Symbol, IReadOnlyList<ProgrammeContent> Contents,
    IReadOnlyList<string> Levels, DateOnly IssuedOn, DateOnly PlansDueOn);

/// <summary>One of the things that a programme asks for.</summary>
/// <param name="Number">From 1, in the order of the programme.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Text">As the programme words it.</param>
public sealed record ProgrammeContent(int Number, string Title, string Text);
