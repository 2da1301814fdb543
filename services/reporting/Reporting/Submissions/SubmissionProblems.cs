using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Submissions;

/// <summary>Why a report is refused.</summary>
internal static class SubmissionProblems
{
    public static readonly Problem FormNotFound = new(404, "report-form-not-found", "Không có biểu mẫu báo cáo này", "No such report form");
    public static readonly Problem SubmissionNotFound = new(404, "submission-not-found", "Không có báo cáo này", "No such report");
    public static readonly Problem FormTaken = new(409, "report-form-taken", "Mã biểu mẫu đã được dùng", "The code of the form is taken");
    public static readonly Problem FormUnfit = new(422, "report-form-unfit", "Biểu mẫu không hợp lệ", "The form is not valid");
    public static readonly Problem NotAsked = new(422, "report-not-asked", "Đơn vị không phải nộp báo cáo này", "This report is not asked of the unit");
    public static readonly Problem AnswerUnfit = new(422, "answer-unfit", "Nội dung không khớp biểu mẫu", "The answer does not fit the form");
    public static readonly Problem AnswersMissing = new(422, "answers-missing", "Còn nội dung chưa báo cáo", "Something is not answered yet");
    public static readonly Problem CommentMissing = new(422, "comment-missing", "Cần nêu lý do trả lại", "A return needs its reason");
    public static readonly Problem AlreadyBegun = new(409, "submission-already-begun", "Báo cáo của kỳ này đã được lập", "A report of this period is begun already");
    public static readonly Problem OutOfOrder = new(409, "submission-out-of-order", "Không đúng trình tự", "Not the order of steps");
    public static readonly Problem Locked = new(409, "submission-locked",
        "Báo cáo đã duyệt được khóa; hãy lập bản đính chính", "An approved report is locked; a correction is another version");
    public static readonly Problem NotApproved = new(409, "submission-not-approved", "Chỉ đính chính báo cáo đã duyệt", "Only an approved report is corrected");
    public static readonly Problem PeriodRuns = new(409, "report-period-runs", "Kỳ báo cáo chưa kết thúc", "The period has not ended");
    public static readonly Problem FiguresTooEarly = new(409, "figures-read-too-early",
        "Số liệu lấy trước khi kỳ kết thúc; hãy cập nhật", "The figures were read before the period ended; refresh them");
    public static readonly Problem PeriodClosed = new(409, "report-period-closed", "Đã hết hạn nộp báo cáo", "The period is closed");
    public static readonly Problem OwnSubmission = new(403, "own-submission", "Người nộp không được tự duyệt", "Who submitted does not decide");
}
