using System.ComponentModel.DataAnnotations;

namespace DanVan.ServiceDefaults;

/// <summary>A date of this movement's world: 1900 to 2199. Year 9999 is a typing error, and "infinity" to the database.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class PlausibleDateAttribute() : ValidationAttribute($"A date from {First:yyyy} to {Last:yyyy} is expected.")
{
    public static readonly DateOnly First = new(1900, 1, 1);
    public static readonly DateOnly Last = new(2199, 12, 31);

    public static bool IsPlausible(DateOnly date) => date >= First && date <= Last;

    public override bool IsValid(object? value) => value is not DateOnly date || IsPlausible(date);
}
