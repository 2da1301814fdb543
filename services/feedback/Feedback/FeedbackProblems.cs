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
    public static readonly Problem DraftIsPosted = new(409, "draft-is-posted",
        "Dự thảo đang lấy ý kiến không được sửa", "A draft that people are asked about is not changed");
    public static readonly Problem DraftVersionNotFound = new(404, "draft-version-not-found", "Không có bản dự thảo này", "No such version of the draft");
    public static readonly Problem PlaceNotFound = new(404, "place-not-found", "Không có vị trí góp ý này", "No such place of opinions");
    public static readonly Problem NoProvisions = new(422, "no-provisions",
        "Văn bản không có điều nào: mỗi điều bắt đầu bằng \"Điều 1.\"", "The text has no provisions: an article begins with \"Điều 1.\"");
    public static readonly Problem TooManyProvisions = new(422, "too-many-provisions", "Văn bản có quá nhiều điều khoản", "The text has too many provisions");
    public static readonly Problem ProvisionTwice = new(422, "provision-twice", "Một điều khoản xuất hiện hai lần", "A provision stands there twice");
    public static readonly Problem ProvisionNotFound = new(422, "provision-not-found", "Dự thảo không có điều khoản này", "The draft has no such provision");
    public static readonly Problem QuoteNotFound = new(422, "quote-not-found",
        "Điều khoản không có đoạn trích này", "The provision does not hold the words quoted");
    public static readonly Problem EarlierRoundNotFound = new(422, "earlier-round-not-found", "Không có vòng lấy ý kiến trước này", "No such earlier round");
    public static readonly Problem EarlierRoundMissing = new(409, "earlier-round-missing",
        "Vòng lấy ý kiến trước chưa kết thúc", "The round before has not been held or closed");
    public static readonly Problem LookBackTooEarly = new(409, "look-back-too-early",
        "Chưa đến lúc lấy ý kiến sau ban hành", "It is too early to look back");
    public static readonly Problem PromulgatedOnWrongDay = new(422, "promulgated-on-wrong-day",
        "Ngày ban hành trước khi kết thúc lấy ý kiến hoặc sau hôm nay", "The document is dated before the consultation closed, or after today");
    public static readonly Problem AlreadyPromulgated = new(409, "already-promulgated", "Văn bản đã ban hành", "The document has been promulgated already");
    public static readonly Problem CriticismNotFound = new(404, "criticism-not-found", "Không có yêu cầu phản biện này", "No such request for criticism");
    public static readonly Problem CriticismOutOfOrder = new(409, "criticism-out-of-order",
        "Phản biện không ở bước này", "The criticism is not at this step");
    public static readonly Problem NotInReview = new(409, "consultation-not-in-review",
        "Chỉ xử lý ý kiến sau khi kết thúc và trước khi hoàn tất lấy ý kiến", "Opinions are worked on after closing and before completion");
    public static readonly Problem IssueNotFound = new(404, "issue-not-found", "Không có vấn đề này", "No such issue");
    public static readonly Problem GroupNotFound = new(404, "group-not-found", "Không có nhóm gợi ý này", "No such suggested group");
    public static readonly Problem ArgumentNotFound = new(422, "argument-not-found", "Không có lập luận này ở đây", "No such argument here");
    public static readonly Problem CannotMerge = new(409, "issue-cannot-merge",
        "Vấn đề đã gộp, hoặc có vấn đề khác gộp vào nó", "The issue has been merged, or others have been merged into it");
    public static readonly Problem ReplyNotFound = new(404, "reply-not-found", "Không có trả lời này", "No such answer");
    public static readonly Problem ReplyAtWork = new(409, "reply-at-work",
        "Một bản trả lời khác của vấn đề đang soạn hoặc đang thẩm định", "Another version of the answer is being written or reviewed");
    public static readonly Problem ReplyOutOfOrder = new(409, "reply-out-of-order", "Trả lời không ở bước này", "The answer is not at this step");
    public static readonly Problem OwnReply = new(409, "reply-by-the-same-hand",
        "Người soạn không tự thẩm định trả lời", "Who wrote an answer does not decide on it");
    public static readonly Problem OpinionsUnanswered = new(409, "opinions-unanswered",
        "Còn ý kiến chưa có trả lời được duyệt", "Some opinions have no accepted answer");
    public static readonly Problem NotCompleted = new(409, "consultation-not-completed",
        "Cuộc lấy ý kiến chưa hoàn tất trả lời", "The consultation has not been completed");
    public static readonly Problem ProvisionUnknown = new(404, "provision-unknown", "Không có điều khoản này", "No such provision");
    public static readonly Problem SynthesisNotFound = new(404, "synthesis-not-found", "Không có bảng tổng hợp này", "No such synthesis table");
    public static readonly Problem SynthesisOnWrongDay = new(422, "synthesis-on-wrong-day",
        "Ngày ký bảng tổng hợp trước khi kết thúc lấy ý kiến hoặc sau hôm nay", "The table is dated before the consultation closed, or after today");
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
    public static readonly Problem ModelNotFound = new(404, "model-not-found", "Không có mô hình đã công nhận này", "No such recognised model");
    public static readonly Problem VoiceFromElsewhere = new(422, "voice-from-elsewhere",
        "Chỉ người dân nơi có mô hình mới xác nhận hay phản bác kết quả", "Only residents of the model's place confirm or contest its result");
    public static readonly Problem ContestWithoutWords = new(422, "contest-without-words",
        "Phản bác phải nêu điều không đúng", "Who contests a result must say what is not as published");
    public static readonly Problem PetitionNotFound = new(404, "petition-not-found", "Không tìm thấy kiến nghị", "Petition not found");
    public static readonly Problem PetitionNotOpen = new(409, "petition-not-open", "Kiến nghị đã được trả lời", "The petition has been answered");
    public static readonly Problem PetitionNotAnswered = new(409, "petition-not-answered", "Kiến nghị chưa được trả lời", "The petition has not been answered");
    public static readonly Problem AnswerAlreadyRated = new(409, "answer-already-rated", "Câu trả lời này đã được đánh giá", "This answer has been rated already");
    public static readonly Problem TransferToItself = new(422, "transfer-to-itself", "Không thể chuyển cho chính mình", "A petition is not handed on to whoever has it");
    public static readonly Problem TransferDecided = new(409, "transfer-decided",
        "Cấp trên đã quyết định đơn vị trả lời", "The unit above has decided who answers");
    public static readonly Problem OpinionNotFound = new(404, "opinion-not-found", "Không tìm thấy ý kiến", "Opinion not found");
    public static readonly Problem HoldNotFound = new(404, "hold-not-found", "Không có việc tạm giữ hay quy tắc này", "No such hold or rule");
    public static readonly Problem HeldAlready = new(409, "opinion-already-held", "Ý kiến đang được tạm giữ", "The opinion is kept back already");
    public static readonly Problem HoldState = new(409, "hold-not-in-that-state", "Việc tạm giữ không ở trạng thái cho phép", "The hold is not in a state for that");
    public static readonly Problem AppealedAlready = new(409, "already-appealed", "Đã có khiếu nại về việc tạm giữ", "The hold has been appealed already");
    public static readonly Problem HoldRuleUnclear = new(422, "hold-rule-unclear",
        "Quy tắc cần đúng một điều: cụm từ hoặc số liên kết", "A rule names exactly one thing: a phrase or a number of links");
    public static readonly Problem HoldRuleEnded = new(409, "hold-rule-ended", "Quy tắc đã chấm dứt", "The rule has ended already");
    public static readonly Problem ReferredAlready = new(409, "opinion-already-referred", "Ý kiến đã được chuyển", "The opinion has been sent on already");
    public static readonly Problem ScanNeedsPaper = new(422, "scan-needs-paper",
        "Ý kiến gửi qua cổng hay ứng dụng không có bản giấy", "An opinion from a portal or an app has no paper");
    public static readonly Problem TooManyScans = new(422, "too-many-scans", "Tối đa 10 bản quét", "At most 10 scans");
    public static readonly Problem ScanOfWrongKind = new(415, "scan-of-wrong-kind",
        "Tệp phải là PDF, JPEG hoặc PNG, đúng như khai báo", "The file must be PDF, JPEG or PNG, and what it is declared to be");
    public static readonly Problem RecordingOfWrongKind = new(415, "recording-of-wrong-kind",
        "Tệp phải là MP3, Ogg, WAV, M4A, WebM hoặc AMR, đúng như khai báo", "The file must be MP3, Ogg, WAV, M4A, WebM or AMR, and what it is declared to be");
    public static readonly Problem ReadbackNotFound = new(404, "readback-not-found", "Không có ý kiến cần đọc lại này", "No such opinion to read back");
    public static readonly Problem ReadbackDone = new(409, "readback-done", "Kết quả đọc lại đã được ghi", "The outcome of reading back has been recorded");
    public static readonly Problem OwnReadback = new(409, "readback-by-the-same-hand",
        "Người nhập ý kiến không tự đọc lại", "Who entered an opinion does not read it back");
    public static readonly Problem CorrectionNotFound = new(422, "correction-not-found",
        "Không có ý kiến đính chính này trong cuộc lấy ý kiến", "No such corrected opinion in this consultation");
    public static readonly Problem IdentityNotFound = new(404, "identity-not-found", "Không có danh tính được niêm phong", "No sealed identity");
    public static readonly Problem UnsealedAlready = new(409, "already-unsealed", "Đã được mở niêm phong", "It has been unsealed already");
    public static readonly Problem SecondOfficialNeeded = new(403, "second-official-needed", "Cần người thứ hai đồng ý", "A second official must agree");
    public static readonly Problem NotUnsealed = new(403, "not-unsealed",
        "Chưa đủ hai người đồng ý, hoặc đã quá một ngày", "Two officials have not agreed, or it is more than a day ago");
    public static readonly Problem DataRequestNotFound = new(404, "data-request-not-found", "Không tìm thấy yêu cầu về dữ liệu", "Data request not found");
    public static readonly Problem RequestedAlready = new(409, "already-requested", "Yêu cầu này đang được xử lý", "This request is being dealt with");
    public static readonly Problem RequestAnswered = new(409, "data-request-answered", "Yêu cầu đã được trả lời", "The request has been answered");
    public static readonly Problem RefusalWithoutReason = new(422, "refusal-without-reason", "Từ chối phải nêu lý do", "A refusal needs a reason");
}
