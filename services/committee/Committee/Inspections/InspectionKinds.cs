using DanVan.ServiceDefaults;

namespace DanVan.Committee.Inspections;

/// <summary>inspection: kiểm tra. supervision: giám sát. criticism: phản biện xã hội.</summary>
public enum InspectionKind
{
    Inspection,
    Supervision,
    Criticism,
}

public enum InspectionState
{
    Planned,
    Running,
    Closed,
}

public enum Severity
{
    Minor,
    Major,
    Critical,
}

/// <summary>Every refusal about inspections.</summary>
internal static class InspectionProblems
{
    public static readonly Problem NotFound = new(404, "inspection-not-found", "Không tìm thấy cuộc kiểm tra, giám sát", "Inspection not found");
    public static readonly Problem FindingNotFound = new(404, "finding-not-found", "Không tìm thấy kết quả kiểm tra", "Finding not found");
    public static readonly Problem NotPossible = new(409, "inspection-move-not-possible",
        "Trạng thái của cuộc kiểm tra, giám sát không cho phép", "The state of the inspection does not allow it");
    public static readonly Problem TeamUnfit = new(422, "inspection-team-unfit",
        "Thành viên đoàn phải giữ ghế của Ban Chỉ đạo vào ngày bắt đầu", "The team holds seats of the committee on the first day");
    public static readonly Problem TargetTwice = new(422, "inspection-target-twice", "Một đơn vị được nêu hai lần", "A unit is named twice");
    public static readonly Problem TargetOutside = new(422, "inspection-target-outside",
        "Đơn vị không thuộc đơn vị của Ban Chỉ đạo", "The unit does not belong to the committee's unit");
    public static readonly Problem NoTarget = new(422, "inspection-no-target",
        "Đơn vị không thuộc đối tượng kiểm tra, giám sát", "The unit is none of those looked at");
    public static readonly Problem RecheckUnfit = new(422, "recheck-day-unfit",
        "Ngày kiểm tra lại phải sau ngày phát hiện", "The day for looking again lies after the finding");
    public static readonly Problem Corrected = new(409, "finding-corrected", "Đã khắc phục", "The finding has been put right");
}
