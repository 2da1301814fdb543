using System.ComponentModel.DataAnnotations;

namespace DanVan.ServiceDefaults;

/// <summary>An absolute http or https address of at most 2,000 characters. (<c>MaxLength</c> refuses every <see cref="Uri"/>.)</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class WebAddressAttribute() : ValidationAttribute("An absolute http or https address of at most 2000 characters is expected.")
{
    private const int Longest = 2000;

    public override bool IsValid(object? value) =>
        value is not Uri address || address is { IsAbsoluteUri: true, Scheme: "http" or "https", OriginalString.Length: <= Longest };
}
