namespace DanVan.Feedback.Drafts;

/// <summary>The parts of a legal document, from the outside in, as Decree 78/2025/NĐ-CP names them.</summary>
public enum ProvisionKind
{
    /// <summary>What stands before the first heading: the grounds (căn cứ).</summary>
    Preamble,

    /// <summary>Phần.</summary>
    Part,

    /// <summary>Chương.</summary>
    Chapter,

    /// <summary>Mục.</summary>
    Section,

    /// <summary>Điều: numbered through the whole document, whatever chapter it stands in.</summary>
    Article,

    /// <summary>Khoản.</summary>
    Clause,

    /// <summary>Điểm.</summary>
    Point,

    /// <summary>Phụ lục.</summary>
    Appendix,
}
