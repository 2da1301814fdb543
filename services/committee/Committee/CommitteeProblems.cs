using DanVan.ServiceDefaults;

namespace DanVan.Committee;

/// <summary>Every refusal of this service beyond the common ones.</summary>
internal static partial class CommitteeProblems
{
    public static readonly Problem UnitNotFound = new(404, "unit-not-found", "Không tìm thấy đơn vị", "Unit not found");
    public static readonly Problem UnitNotInForce = new(409, "unit-not-in-force", "Đơn vị không tồn tại vào ngày này", "The unit does not exist on this day");
    public static readonly Problem UnitEnded = new(409, "unit-ended", "Đơn vị đã chấm dứt", "The unit has ended");
    public static readonly Problem OutOfOrder = new(409, "unit-change-out-of-order",
        "Đơn vị đã có thay đổi sau ngày này", "The unit has already changed after this day");
    public static readonly Problem NothingChanges = new(409, "nothing-changes", "Không có gì thay đổi", "Nothing would change");
    public static readonly Problem CodeTaken = new(409, "unit-code-taken",
        "Mã đang được đơn vị khác sử dụng", "Another unit carries this code on these days");
    public static readonly Problem ParentUnfit = new(409, "unit-parent-unfit",
        "Đơn vị cấp trên không phù hợp", "The unit cannot stand below this parent");
    public static readonly Problem HasChildren = new(409, "unit-has-children",
        "Đơn vị còn đơn vị trực thuộc", "Other units still stand below the unit");
    public static readonly Problem SharesUnfit = new(422, "unit-shares-unfit",
        "Tỷ lệ phân chia không hợp lệ", "The shares do not add up");
    public static readonly Problem UnitTwice = new(422, "unit-named-twice",
        "Một đơn vị được nêu hai lần", "A unit is named twice");
    public static readonly Problem NothingToUndo = new(409, "nothing-to-undo",
        "Không có thay đổi nào để hoàn tác", "There is no change to undo");
    public static readonly Problem UndoTooLate = new(409, "undo-too-late",
        "Đã quá thời hạn hoàn tác", "The time in which the change could be undone has passed");
    public static readonly Problem BuiltUpon = new(409, "unit-change-built-upon",
        "Đã có dữ liệu dựa trên thay đổi này", "Something was entered that rests on this change");

    public static readonly Problem RequestNotFound = new(404, "unit-change-request-not-found", "Không tìm thấy đề nghị", "Request not found");
    public static readonly Problem RequestDecided = new(409, "unit-change-request-decided", "Đề nghị đã được quyết định", "The request is decided");
    public static readonly Problem RequestOutdated = new(409, "unit-change-request-outdated",
        "Đơn vị đã thay đổi sau khi đề nghị", "The unit has changed since it was asked for");
    public static readonly Problem RequestUndecided = new(422, "unit-change-request-fields",
        "Các trường quyết định không khớp đề nghị", "The decided fields are not those asked for");

    public static readonly Problem ImportNotFound = new(404, "unit-import-not-found", "Không tìm thấy lần nhập", "Import not found");
    public static readonly Problem ImportNotWaiting = new(409, "unit-import-not-waiting",
        "Lần nhập không ở trạng thái chờ", "The import is not waiting");
    public static readonly Problem ImportUnreadable = new(400, "unit-import-unreadable",
        "Không đọc được tệp CSV", "The CSV file cannot be read");

    public static readonly Problem CommitteeNotFound = new(404, "committee-not-found", "Không tìm thấy Ban Chỉ đạo", "Committee not found");
    public static readonly Problem CommitteeTaken = new(409, "committee-already-established",
        "Đơn vị đã có Ban Chỉ đạo theo quyết định này", "The unit already has a committee by this decision");
    public static readonly Problem CommitteeCircle = new(409, "committee-circle",
        "Ban Chỉ đạo cấp trên đang do Ban này chỉ đạo", "The new parent is directed by the committee itself");
    public static readonly Problem OutsideTerm = new(409, "outside-committee-term",
        "Ngoài thời gian hoạt động của Ban Chỉ đạo", "Outside the committee's term");
    public static readonly Problem SeatTakenMeanwhile = new(409, "seat-taken-meanwhile",
        "Có người vừa nhận ghế trong lúc Ban Chỉ đạo kết thúc", "A seat was taken while the committee ended: ask again");
    public static readonly Problem SeatNotFound = new(404, "seat-not-found", "Không tìm thấy ghế thành viên", "Seat not found");
    public static readonly Problem HeadSeated = new(409, "head-already-seated",
        "Ban Chỉ đạo đã có Trưởng ban trong thời gian này", "The committee has a head in this time");
    public static readonly Problem SeatLeftAlready = new(409, "seat-already-left", "Ghế đã được rời", "The seat has already been left");

    public static Refusal NoSuchParent(Guid parentId) => CommitteeNotFound.With(
        "Ban Chỉ đạo cấp trên không tồn tại.", "The parent committee does not exist.", ("parentId", parentId));
}
