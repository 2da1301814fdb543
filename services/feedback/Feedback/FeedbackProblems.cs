using DanVan.ServiceDefaults;

namespace DanVan.Feedback;

/// <summary>Why feedback refuses.</summary>
internal static class FeedbackProblems
{
    public static readonly Problem ConsultationNotFound = new(404, "consultation-not-found", "Không tìm thấy cuộc lấy ý kiến", "Consultation not found");
    public static readonly Problem ReceiptNotFound = new(404, "receipt-not-found", "Không có biên nhận này", "No such receipt");
    public static readonly Problem UnitNotFound = new(422, "unit-not-found", "Không có đơn vị này vào ngày đó", "No such unit on that day");
    public static readonly Problem TitleTaken = new(409, "consultation-title-taken",
        "Đơn vị đã soạn cuộc lấy ý kiến cùng tên trong ngày", "The unit has drafted a consultation of this name on that day");
    public static readonly Problem LevelBelowUnit = new(422, "level-below-unit",
        "Cấp ban hành thấp hơn cấp của đơn vị", "The issuing level is below that of the unit");
    public static readonly Problem AlreadyOpened = new(409, "consultation-already-opened",
        "Cuộc lấy ý kiến đã mở", "The consultation has been opened already");
    public static readonly Problem NotOpen = new(409, "consultation-not-open", "Cuộc lấy ý kiến không mở", "The consultation is not open");
    public static readonly Problem ClosesLater = new(409, "consultation-closes-later",
        "Chưa hết thời hạn lấy ý kiến", "The period of the consultation has not passed");
    public static readonly Problem OpensOnWrongDay = new(422, "opening-on-wrong-day",
        "Ngày mở sau hôm nay hoặc trước ngày soạn", "The opening is dated after today or before the draft");
    public static readonly Problem PostingMissing = new(422, "posting-missing",
        "Mở vào ngày đã qua phải nêu nơi đã đăng dự thảo", "An opening dated in the past must name where the draft was posted");
    public static readonly Problem NoClockRule = new(422, "no-clock-rule",
        "Không có quy định về thời hạn cho loại văn bản, cấp và ngày này", "No rule sets the period for this kind of document, level and day");
    public static readonly Problem PeriodMissing = new(422, "period-missing",
        "Không có quy định nào ấn định thời hạn: hãy nêu số ngày", "No rule of law sets the period: name the days");
    public static readonly Problem PeriodTooShort = new(422, "period-too-short",
        "Thời hạn ngắn hơn quy định", "The period is shorter than the rule allows");
    public static readonly Problem IdentityRefused = new(422, "identity-not-accepted",
        "Máy chủ chưa có khóa niêm phong nên không nhận danh tính", "Without a sealing key this server accepts no identities");
    public static readonly Problem DialogueNotFound = new(404, "dialogue-not-found", "Không tìm thấy buổi đối thoại", "Dialogue not found");
    public static readonly Problem QuestionNotFound = new(404, "question-not-found", "Không tìm thấy câu hỏi", "Question not found");
    public static readonly Problem DialogueTaken = new(409, "dialogue-taken",
        "Đơn vị đã thông báo buổi đối thoại cùng tên trong ngày", "The unit has announced a dialogue of this name on that day");
    public static readonly Problem DialogueState = new(409, "dialogue-not-in-that-state",
        "Buổi đối thoại chưa bắt đầu hoặc đã kết thúc", "The dialogue has not begun or is over");
    public static readonly Problem DialogueIsLater = new(409, "dialogue-is-later", "Chưa đến ngày đối thoại", "The day of the dialogue has not come");
    public static readonly Problem QuestionAnswered = new(409, "question-already-answered", "Câu hỏi đã được trả lời", "The question has been answered already");
    public static readonly Problem DueBeforePromise = new(422, "due-before-promise",
        "Hạn thực hiện trước ngày hứa", "The due day lies before the day of the promise");
}
