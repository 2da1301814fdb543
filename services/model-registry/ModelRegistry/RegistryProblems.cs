using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry;

/// <summary>Why the registry refuses.</summary>
internal static class RegistryProblems
{
    public static readonly Problem ModelNotFound = new(404, "model-not-found", "Không tìm thấy mô hình", "Model not found");
    public static readonly Problem UnitNotFound = new(422, "unit-not-found", "Không có đơn vị này vào ngày đó", "No such unit on that day");
    public static readonly Problem TitleTaken = new(409, "model-title-taken",
        "Đơn vị đã đăng ký mô hình cùng tên trong ngày", "The unit has registered a model of this name on that day");
    public static readonly Problem AlreadyRecognised = new(409, "model-already-recognised",
        "Mô hình đã được công nhận ở cấp này", "The model is already recognised at this level");
    public static readonly Problem RecognisedTooEarly = new(422, "recognised-before-registration",
        "Ngày công nhận trước ngày đăng ký", "The recognition is dated before the registration");
    public static readonly Problem LevelAboveYours = new(403, "level-above-yours",
        "Cấp công nhận cao hơn cấp của đơn vị bạn", "The level of recognition is above that of your unit");
}
