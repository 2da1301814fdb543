namespace DanVan.ServiceDefaults;

/// <summary>Refusals that every service can give.</summary>
public static class CommonProblems
{
    public static readonly Problem Malformed = new(400, "malformed-request", "Yêu cầu không đọc được", "The request cannot be read");
    public static readonly Problem Invalid = new(400, "invalid-request", "Yêu cầu không hợp lệ", "The request is not valid");
    public static readonly Problem BadCursor = new(400, "invalid-cursor", "Con trỏ trang không hợp lệ", "The page cursor is not valid");
    public static readonly Problem KeyMissing = new(400, "idempotency-key-missing", "Thiếu tiêu đề Idempotency-Key", "The Idempotency-Key header is missing");
    public static readonly Problem Unauthenticated = new(401, "unauthenticated", "Chưa xác thực", "Authentication is required");
    public static readonly Problem Forbidden = new(403, "forbidden", "Không có quyền", "Not allowed");
    public static readonly Problem NotFound = new(404, "not-found", "Không tìm thấy", "Not found");
    public static readonly Problem MethodNotAllowed = new(405, "method-not-allowed", "Phương thức không được phép", "Method not allowed");
    public static readonly Problem NotAcceptable = new(406, "not-acceptable", "Không có định dạng được yêu cầu", "No such format");
    public static readonly Problem Conflict = new(409, "conflict", "Có thay đổi khác vừa diễn ra", "Another change has just happened");
    public static readonly Problem Stale = new(412, "stale-version", "Bản ghi đã thay đổi", "The resource has changed");
    public static readonly Problem TooLarge = new(413, "too-large", "Nội dung quá lớn", "The content is too large");
    public static readonly Problem UnsupportedType = new(415, "unsupported-media-type", "Kiểu nội dung không được hỗ trợ", "Unsupported media type");
    public static readonly Problem KeyReused = new(422, "idempotency-key-reused", "Idempotency-Key đã dùng cho nội dung khác", "The Idempotency-Key was used for another request");
    public static readonly Problem IfMatchMissing = new(428, "if-match-missing", "Thiếu tiêu đề If-Match", "The If-Match header is missing");
    public static readonly Problem TooMany = new(429, "too-many-requests", "Quá nhiều yêu cầu", "Too many requests");
    public static readonly Problem Unexpected = new(500, "unexpected", "Lỗi không mong đợi", "An unexpected error");
    public static readonly Problem Unavailable = new(503, "unavailable", "Tạm thời không phục vụ được", "Temporarily unavailable");

    /// <summary>The common problem that stands for a bare status of the framework.</summary>
    public static Problem Of(int status) => status switch
    {
        401 => Unauthenticated,
        403 => Forbidden,
        404 => NotFound,
        405 => MethodNotAllowed,
        406 => NotAcceptable,
        409 => Conflict,
        412 => Stale,
        413 => TooLarge,
        415 => UnsupportedType,
        428 => IfMatchMissing,
        429 => TooMany,
        503 => Unavailable,
        >= 500 => Unexpected,
        _ => Malformed,
    };
}
