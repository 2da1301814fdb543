using DanVan.ServiceDefaults;

namespace DanVan.Reporting;

/// <summary>Why reporting refuses.</summary>
internal static class ReportingProblems
{
    public static readonly Problem IndicatorNotFound = new(404, "indicator-not-found", "Không có chỉ tiêu này", "No such indicator");
    public static readonly Problem UnitNotFound = new(404, "unit-not-found", "Không tìm thấy đơn vị", "Unit not found");
    public static readonly Problem BadPeriod = new(400, "invalid-period", "Kỳ báo cáo không hợp lệ", "The period is not valid");
    public static readonly Problem BadTime = new(400, "invalid-as-of", "Thời điểm asOf không hợp lệ", "The time asOf is not valid");
    public static readonly Problem TooManyStructures = new(400, "too-many-structures", "Quá nhiều cơ cấu để so sánh", "Too many structures to compare");
    public static readonly Problem NotPublic = new(401, "indicator-not-public",
        "Chỉ tiêu này chưa công bố; cần đăng nhập", "The indicator is not published; a token is needed");
    public static readonly Problem UnitAmbiguous = new(422, "unit-ambiguous", "Nhiều đơn vị cùng tên", "Several units bear this name");
    public static readonly Problem KindNotFound = new(422, "unit-kind-not-found", "Không có loại đơn vị này", "No such kind of unit");
    public static readonly Problem QueryTooLarge = new(422, "query-too-large", "Truy vấn vượt giới hạn", "The query is beyond the limits");
    public static readonly Problem DefinitionChanged = new(422, "definition-changed",
        "Định nghĩa chỉ tiêu thay đổi trong kỳ", "The definition changes within the periods");
    public static readonly Problem NotDisaggregated = new(422, "not-disaggregated", "Chỉ tiêu không có phân tổ này", "The indicator is not divided by this");
    public static readonly Problem BadQuery = new(400, "invalid-query", "Truy vấn không hợp lệ", "The query is not valid");
    public static readonly Problem RatioHasNoSum = new(422, "ratio-has-no-sum", "Tỷ lệ không cộng được", "A ratio cannot be summed");
    public static readonly Problem ThresholdUnfit = new(422, "threshold-unfit", "Ngưỡng không hợp với phương pháp", "The threshold does not fit the method");
    public static readonly Problem NoPeers = new(422, "no-peers", "Đơn vị không có đơn vị tương đồng", "The unit has no peers");
    public static readonly Problem CountsAreNotRanked = new(422, "counts-are-not-ranked", "Không xếp hạng theo số lượng", "Counts are not ranked");
    public static readonly Problem NotRanked = new(422, "not-ranked", "Chỉ tiêu không được phép xếp hạng", "No policy allows this ranking");
    public static readonly Problem PolicyHolds = new(409, "ranking-policy-holds",
        "Một quy định khác đang có hiệu lực cho chỉ tiêu này", "Another policy for the indicator holds on these days");
    public static readonly Problem PolicyNotFound = new(404, "ranking-policy-not-found", "Không có quy định xếp hạng này", "No such ranking policy");
    public static readonly Problem PolicyEnded = new(409, "ranking-policy-ended", "Quy định đã hết hiệu lực", "The policy was ended already");
    public static readonly Problem PolicyEndUnfit = new(422, "ranking-policy-end-unfit", "Ngày hết hiệu lực không hợp lệ", "The policy cannot end on this day");
    public static readonly Problem TraitDeclared = new(409, "unit-trait-declared",
        "Đặc điểm của đơn vị đã được khai cho ngày này", "The unit's trait is declared for this day");
    public static readonly Problem TargetNotFound = new(404, "target-not-found", "Không có mục tiêu này", "No such target");
    public static readonly Problem TargetAgreed = new(409, "target-already-agreed",
        "Mục tiêu của kỳ này đã được thống nhất", "A target of this period is agreed already");
    public static readonly Problem MilestonesUnfit = new(422, "milestones-unfit", "Các mốc không hợp lệ", "The milestones are not valid");
    public static readonly Problem FormulaNotFound = new(404, "scorecard-formula-not-found",
        "Không có công thức chấm điểm này", "No such scorecard formula");
    public static readonly Problem InputsUnfit = new(422, "scorecard-inputs-unfit",
        "Số liệu không khớp với các phần của công thức", "The inputs do not fit the formula's parts");
    public static readonly Problem ObjectionNotFound = new(404, "scorecard-objection-not-found", "Không có kiến nghị này", "No such objection");
    public static readonly Problem ObjectionRaised = new(409, "scorecard-objection-raised",
        "Đã kiến nghị về phần này của kỳ này", "An objection to this part of the period was raised already");
    public static readonly Problem ObjectionAnswered = new(409, "scorecard-objection-answered", "Kiến nghị đã được trả lời", "The objection was answered already");
    public static readonly Problem RefusalChangesNothing = new(422, "refusal-changes-nothing",
        "Từ chối thì không thay số liệu", "A refusal changes no numbers");
    public static readonly Problem ReadModelNotFound = new(404, "read-model-not-found", "Không có mô hình đọc này", "No such read model");
    public static readonly Problem RebuildNotFound = new(404, "rebuild-not-found", "Không có lần dựng lại này", "No such rebuild");
    public static readonly Problem RebuildWaits = new(409, "rebuild-waits",
        "Một lần dựng lại đang chờ hoặc đang chạy", "A rebuild of it waits or is at work");
    public static readonly Problem TooManyExports = new(503, "too-many-exports",
        "Đang có quá nhiều tệp được xuất; hãy thử lại sau", "Too many files are being written; try again later");
    public static readonly Problem TooOld = new(503, "figures-too-old",
        "Số liệu chậm hơn giới hạn cho phép", "The figures are older than the limit allows");
}

internal static class ReportingScopes
{
    /// <summary>Figures that are not published, of the caller's unit and those below it.</summary>
    public const string Read = "reporting.read";

    /// <summary>In whose name the service itself looks for a unit: it finds what the unit may see, and nothing else.</summary>
    internal static Caller ReaderOf(Guid unitId) => new("reporting", unitId.ToString(), [Read]);

    /// <summary>Targets, traits, alerts and signals of the caller's unit and those below it.</summary>
    public const string Plan = "reporting.plan";

    /// <summary>Reports of the caller's unit. Figures that are not published stand in them, so it goes with <see cref="Read"/>.</summary>
    public const string Submit = "reporting.submit";

    /// <summary>Accepts, returns and approves reports of the units below.</summary>
    public const string Approve = "reporting.approve";

    /// <summary>Figures of the caller's unit and those below it that are not released yet.</summary>
    public const string Preview = "reporting.preview";

    /// <summary>What is counted and how, by what units are ranked, and when it is released: it holds for all units, so it is the office's that answers for the figures of all.</summary>
    public const string Define = "reporting.define";
}
