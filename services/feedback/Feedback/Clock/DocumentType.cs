namespace DanVan.Feedback.Clock;

/// <summary>The kind of document that a draft is to become.</summary>
public enum DocumentType
{
    /// <summary>Nghị quyết của Hội đồng nhân dân.</summary>
    CouncilResolution,

    /// <summary>Quyết định của Ủy ban nhân dân.</summary>
    CommitteeDecision,

    /// <summary>Quyết định của Chủ tịch Ủy ban nhân dân.</summary>
    ChairDecision,

    /// <summary>Việc Nhân dân bàn, tham gia ý kiến (Law 10/2022/QH15).</summary>
    GrassrootsMatter,

    /// <summary>A law or another text of a central body.</summary>
    CentralText,

    /// <summary>Not a legal document: a plan, a criteria set, a programme. The unit chooses the period itself.</summary>
    Other,
}

/// <summary>The level that issues the document.</summary>
public enum IssuingLevel
{
    Central = 0,
    Province = 1,

    /// <summary>Until 2025-07-01.</summary>
    District = 2,
    Commune = 3,
}
