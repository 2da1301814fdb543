using System.ComponentModel.DataAnnotations;

namespace DanVan.ModelRegistry.Assessments;

/// <summary>Somebody who is asked to assess, with what conflicts of interest are found from.</summary>
/// <param name="Client">The client that will score.</param>
/// <param name="UnitId">The unit for which he or she works.</param>
/// <param name="Name">The full name; compared whole with who signed, since half the province shares a family name.</param>
/// <param name="Bodies">Bodies in which he or she holds an office.</param>
public sealed record Assessor(
    [property: Required, StringLength(100, MinimumLength = 1)] string Client,
    Guid UnitId,
    [property: StringLength(120, MinimumLength = 2)] string? Name = null,
    [property: MaxLength(20)] IReadOnlyList<string>? Bodies = null);
