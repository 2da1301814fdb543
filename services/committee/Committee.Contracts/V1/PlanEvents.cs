namespace DanVan.Committee.Contracts.V1;

/// <summary>A unit began its plan under a programme.</summary>
/// <param name="DueOn">The last day for it, as the programme set it.</param>
public sealed record PlanBegun(Guid PlanId, Guid ProgrammeId, Guid UnitId, int Year, DateOnly DueOn);

/// <summary>The text of a plan was written or revised before it was submitted.</summary>
public sealed record PlanWritten(Guid PlanId, Guid ProgrammeId, Guid UnitId, PlanText Text);

/// <summary>The unit submitted its plan.</summary>
/// <param name="On">The day of it.</param>
/// <param name="Late">Whether the last day set at first had passed.</param>
/// <param name="IdenticalShare">The share of its words that stand in the same order in the text it is most like: 0 to 1.</param>
/// <param name="Flagged">Whether that share is above the limit of the level.</param>
public sealed record PlanSubmitted(
    Guid PlanId, Guid ProgrammeId, Guid UnitId, DateOnly On, bool Late, PlanText Text, decimal IdenticalShare, bool Flagged);

/// <summary>The level above returned the plan with comments.</summary>
public sealed record PlanReturned(Guid PlanId, Guid ProgrammeId, Guid UnitId, DateOnly On, string By, IReadOnlyList<PlanComment> Comments);

/// <summary>The level above approved the plan. The text approved first is its baseline.</summary>
public sealed record PlanApproved(Guid PlanId, Guid ProgrammeId, Guid UnitId, DateOnly On, string By, bool FirstTime);

/// <summary>An approved plan was changed and waits for approval anew.</summary>
/// <param name="AfterPeriod">Whether the year of the plan had ended.</param>
public sealed record PlanAmended(Guid PlanId, Guid ProgrammeId, Guid UnitId, DateOnly On, string Reason, PlanText Text, bool AfterPeriod);

/// <summary>The level above allowed more time. The day set at first remains known.</summary>
public sealed record PlanExtended(Guid PlanId, Guid ProgrammeId, Guid UnitId, DateOnly DueOn, DateOnly FirstDueOn, string Reason, string By);

/// <summary>What a plan says.</summary>
/// <param name="LocalCharacteristics">What is particular to the unit and shapes the plan.</param>
/// <param name="Answers">One for each content of the programme.</param>
public sealed record PlanText(string LocalCharacteristics, IReadOnlyList<PlanAnswer> Answers);

/// <summary>What a unit does about one content of the programme.</summary>
/// <param name="Content">The content's number.</param>
/// <param name="Stance">adopt, adapt or not-applicable.</param>
/// <param name="Why">The reason for the stance.</param>
/// <param name="Text">What the unit will do; absent where the content does not apply.</param>
public sealed record PlanAnswer(int Content, string Stance, string Why, string? Text);

/// <summary>What the level above has to say to a plan.</summary>
/// <param name="Content">The content it is about; absent for the whole.</param>
public sealed record PlanComment(int? Content, string Text);
