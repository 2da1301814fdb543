using DanVan.ServiceDefaults;

namespace DanVan.Committee.Tasks;

/// <summary>Every refusal about tasks.</summary>
internal static class TaskProblems
{
    public static readonly Problem NotFound = new(404, "task-not-found", "Không tìm thấy nhiệm vụ", "Task not found");
    public static readonly Problem NotPossible = new(409, "task-move-not-possible",
        "Trạng thái của nhiệm vụ không cho phép", "The state of the task does not allow it");
    public static readonly Problem SeatNotHeld = new(409, "seat-not-held",
        "Người phụ trách không giữ ghế này của Ban Chỉ đạo vào ngày giao", "The seat is not held on this committee on that day");
    public static readonly Problem ForEverybody = new(422, "task-for-everybody",
        "Nhiệm vụ giao cho tất cả là không giao cho ai", "A task for everybody is a task for nobody");
    public static readonly Problem NotSpecific = new(422, "task-not-specific", "Nhiệm vụ chưa đủ cụ thể", "The task is not specific enough");
    public static readonly Problem UnitOutside = new(422, "task-unit-outside",
        "Đơn vị thực hiện không thuộc đơn vị của Ban Chỉ đạo", "The unit does not belong to the committee's unit");
    public static readonly Problem DueTooEarly = new(422, "task-due-too-early",
        "Hạn hoàn thành phải sau ngày giao", "A task is due after it was assigned");
    public static readonly Problem DayUnfit = new(422, "task-day-unfit",
        "Ngày phải từ ngày giao đến hôm nay", "The day must lie between the assignment and today");
    public static readonly Problem ApproverUnfit = new(422, "extension-approver-unfit",
        "Người duyệt gia hạn phải là thành viên khác của Ban Chỉ đạo", "An extension is approved by another member of the committee");
    public static readonly Problem NotLater = new(422, "extension-not-later", "Hạn mới phải sau hạn cũ", "The new day must be later");
    public static readonly Problem ReceiverUnfit = new(422, "hand-over-receiver-unfit",
        "Không thể chuyển cho đơn vị này", "The task cannot be sent to this unit");
    public static readonly Problem AlertNotFound = new(404, "alert-not-found", "Không tìm thấy cảnh báo", "Alert not found");
}
