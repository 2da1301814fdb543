using System.ComponentModel.DataAnnotations;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Life;

/// <summary>What every step asks for.</summary>
/// <param name="On">The day of the step.</param>
/// <param name="Statement">The section itself, written for the person who must copy the model: at least 40 characters, not only links.</param>
/// <param name="Signature">Who answers for it.</param>
/// <param name="Evidence">The documents on which this step rests, and no other.</param>
public record StepRequest(
    [property: PlausibleDate] DateOnly On,
    [property: Required, StringLength(Prose.Most, MinimumLength = Prose.Least)] string Statement,
    [property: Required] Signature Signature,
    [property: Required, MinLength(1), MaxLength(30)] IReadOnlyList<Evidence> Evidence)
{
    internal StepPaper Paper(ModelDesk desk) => new(On, Statement, Signature, Evidence, desk.Client, desk.Today);
}
