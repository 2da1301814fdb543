using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Indicators;

/// <summary>Why a definition is refused.</summary>
internal static class IndicatorProblems
{
    public static readonly Problem Unfit = new(422, "indicator-definition-unfit", "Định nghĩa chỉ tiêu không hợp lệ", "The definition of the indicator is not valid");
    public static readonly Problem EventUnknown = new(422, "event-unknown", "Không có sự kiện này", "There is no such event");
    public static readonly Problem FieldUnknown = new(422, "event-field-unknown", "Sự kiện không có trường này", "The event has no such field");
    public static readonly Problem ValueUnfit = new(422, "event-field-value-unfit", "Giá trị không hợp với trường", "The value does not fit the field");
    public static readonly Problem VersionTaken = new(409, "indicator-version-taken",
        "Chỉ tiêu vừa được định nghĩa lại", "The indicator was defined anew meanwhile");
}
