using DanVan.ServiceDefaults;

namespace DanVan.Committee;

internal static partial class CommitteeProblems
{
    public static readonly Problem MeetingNotFound = new(404, "meeting-not-found", "Không tìm thấy cuộc họp", "Meeting not found");
    public static readonly Problem MeetingElsewhere = new(409, "meeting-in-another-state", "Cuộc họp đang ở trạng thái khác", "The meeting is in another state");
    public static readonly Problem ExcerptOwed = new(409, "excerpt-owed", "Còn nợ trích kết luận", "An excerpt is still owed");
    public static readonly Problem NoExcerptOwed = new(409, "no-excerpt-owed", "Không nợ trích kết luận", "No excerpt is owed");
    public static readonly Problem CommentsOpen = new(409, "minutes-comments-open", "Biên bản còn trong thời hạn góp ý", "The minutes may still be commented on");
    public static readonly Problem CommentsEnded = new(409, "minutes-comments-ended", "Đã hết hạn góp ý biên bản", "Comments on the minutes are no longer taken");
    public static readonly Problem NotInTheRoom = new(409, "not-in-the-room",
        "Chỉ người dự họp được góp ý; người vắng mặt chỉ bảo lưu ý kiến", "Only those who were there comment; the absent may only dissent");

    public static readonly Problem ItemNotFound = new(404, "agenda-item-not-found", "Không tìm thấy nội dung họp", "Agenda item not found");
    public static readonly Problem ItemDone = new(409, "agenda-item-done", "Nội dung đã được giải quyết hoặc chuyển tiếp", "The item is settled or carried over");
    public static readonly Problem ConclusionNotFound = new(404, "conclusion-not-found", "Không tìm thấy kết luận", "Conclusion not found");
    public static readonly Problem SentenceNotFound = new(422, "conclusion-sentence-not-found", "Kết luận không có câu này", "The conclusion has no such sentence");
    public static readonly Problem NumberTaken = new(409, "conclusion-number-taken", "Số kết luận vừa được dùng", "The number has just been given");

    public static readonly Problem ProposalNotFound = new(404, "proposal-not-found", "Không tìm thấy kiến nghị", "Proposal not found");
    public static readonly Problem ProposalDone = new(409, "proposal-done", "Kiến nghị đã được trả lời hoặc chuyển cấp trên", "The proposal is answered or forwarded");
    public static readonly Problem NoneAbove = new(409, "no-committee-above",
        "Ban Chỉ đạo không có cấp trên để chuyển", "There is no committee above to forward it to");
}
