namespace DanVan.Committee.Contracts.V1;

/// <summary>A day is worked or rested on although its weekday says otherwise. Deadlines counted in working days move with it.</summary>
/// <param name="CalendarDayId">The declaration.</param>
/// <param name="Day">The day, in Asia/Ho_Chi_Minh.</param>
/// <param name="Kind">One of <see cref="DayKinds"/>.</param>
/// <param name="Name">What the day is called: "Giỗ Tổ Hùng Vương".</param>
/// <param name="Citation">The law or the notice that says so.</param>
public sealed record CalendarDayDeclared(Guid CalendarDayId, DateOnly Day, string Kind, string Name, string Citation);

/// <summary>A declaration holds no longer: the day is again what its weekday says.</summary>
/// <param name="CalendarDayId">The declaration.</param>
/// <param name="Day">The day.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record CalendarDayWithdrawn(Guid CalendarDayId, DateOnly Day, string Reason);

/// <summary>What a declared day is.</summary>
public static class DayKinds
{
    /// <summary>Nghỉ lễ, tết (Labour Code 45/2019/QH14, art. 112).</summary>
    public const string Holiday = "holiday";

    /// <summary>Nghỉ bù, or a working day exchanged for another one.</summary>
    public const string Compensation = "compensation";

    /// <summary>Làm bù: a day of the weekend that is worked.</summary>
    public const string MakeUp = "make-up";
}
