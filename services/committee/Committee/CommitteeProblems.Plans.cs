using DanVan.ServiceDefaults;

namespace DanVan.Committee;

internal static partial class CommitteeProblems
{
    public static readonly Problem NotOnThatDay = new(409, "not-on-that-day", "Ngày không hợp lệ cho bước này", "This step cannot be taken on that day");

    public static readonly Problem ProgrammeNotFound = new(404, "programme-not-found", "Không tìm thấy chương trình", "Programme not found");
    public static readonly Problem ProgrammeTaken = new(409, "programme-of-year-exists",
        "Ban Chỉ đạo đã có chương trình của năm này", "The committee has a programme for this year");
    public static readonly Problem ProgrammeIssued = new(409, "programme-already-issued", "Chương trình đã được ban hành", "The programme has been issued");
    public static readonly Problem ProgrammeNotIssued = new(409, "programme-not-issued", "Chương trình chưa được ban hành", "The programme has not been issued");

    public static readonly Problem PlanNotFound = new(404, "plan-not-found", "Không tìm thấy kế hoạch", "Plan not found");
    public static readonly Problem PlanTaken = new(409, "plan-already-begun", "Đơn vị đã có kế hoạch theo chương trình này", "The unit has a plan under this programme");
    public static readonly Problem PlanNotAsked = new(409, "plan-not-asked-for",
        "Chương trình không yêu cầu đơn vị này lập kế hoạch", "The programme asks no plan of this unit");
    public static readonly Problem PlanElsewhere = new(409, "plan-in-another-state", "Kế hoạch đang ở trạng thái khác", "The plan is in another state");
    public static readonly Problem PlanIncomplete = new(409, "plan-incomplete", "Kế hoạch chưa trả lời đủ các nội dung", "The plan does not answer every content");
    public static readonly Problem PlanAnswerUnfit = new(422, "plan-answer-unfit", "Câu trả lời không khớp chương trình", "An answer does not fit the programme");
    public static readonly Problem PlanDueEarlier = new(409, "plan-due-not-later", "Hạn mới phải sau hạn cũ", "The new last day must be later");

    public static readonly Problem FocusNotFound = new(404, "focus-not-found", "Không tìm thấy nội dung trọng tâm", "Focus content not found");
    public static readonly Problem FocusTaken = new(409, "focus-already-chosen",
        "Đơn vị đã chọn một nội dung trọng tâm trong năm", "The organisation has an open focus content for this year");
    public static readonly Problem FocusEnded = new(409, "focus-already-ended", "Nội dung trọng tâm đã kết thúc", "The focus content has ended");
}
