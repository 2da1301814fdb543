namespace DanVan.ServiceDefaults;

/// <summary>Why an upload is refused. Those that the draft of the IETF names have its types, so that any client of it understands them.</summary>
internal static class UploadProblems
{
    private const string Registered = "https://iana.org/assignments/http-problem-types#";

    public static readonly Problem NotFound = new(404, "upload-not-found",
        "Không có tệp tải lên này, hoặc đã dùng, đã bỏ hay hết hạn", "No such upload of this caller; it may have been used, given up or have expired");
    public static readonly Problem OtherOffset = new(409, "mismatching-upload-offset", "Vị trí không khớp với phần đã nhận", "The offset is not where the upload stands")
    {
        Type = Registered + "mismatching-upload-offset",
    };
    public static readonly Problem Completed = new(400, "completed-upload", "Tệp đã tải lên xong", "The upload is complete already") { Type = Registered + "completed-upload" };
    public static readonly Problem OtherLength = new(400, "inconsistent-upload-length", "Độ dài không thống nhất", "The lengths that were given do not agree")
    {
        Type = Registered + "inconsistent-upload-length",
    };
    public static readonly Problem Incomplete = new(409, "upload-incomplete", "Tệp chưa tải lên xong", "The upload is not complete yet");
    public static readonly Problem TooMany = new(409, "too-many-uploads", "Quá nhiều tệp đang tải lên; hãy dùng hoặc bỏ bớt", "Too many uploads at once: use one or give one up");
    public static readonly Problem NotTaken = new(400, "upload-not-taken", "Địa chỉ này không nhận tệp tải lên từng phần", "What was uploaded in parts is not taken here");
}
