using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Criteria;

/// <summary>One thing that a model is judged by. Weight and scale are data of the locality: no law or guidance fixes them.</summary>
/// <param name="Code">Names it within the chain of sets; a set below that uses a code of one above adapts it.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Weight">Its share of the judgement; weights need not add up to anything.</param>
/// <param name="MaxScore">Scores go from 0 to this.</param>
/// <param name="Baseline">The local figure to which it responds; needed unless it is inherited or the set is the topmost.</param>
public sealed record Criterion(
    [property: Required, StringLength(40), RegularExpression("^[a-z0-9]+(-[a-z0-9]+)*$")] string Code,
    [property: Required, StringLength(1000, MinimumLength = 10)] string Text,
    [property: Range(0.01, 1000)] decimal Weight,
    [property: Range(1, 1000)] int MaxScore = 10,
    Baseline? Baseline = null)
{
    // A copy with a comma moved is a copy.
    private const double Same = 0.9;

    internal bool SaysWhat(Criterion other) => Likeness.Of(Text, other.Text) >= Same;
}

/// <summary>A figure of the place before the criterion was made.</summary>
/// <param name="Figure">The value.</param>
/// <param name="Unit">%, hộ, vụ …</param>
/// <param name="Source">Who published it, where.</param>
/// <param name="MeasuredOn">The day for which it holds.</param>
public sealed record Baseline(
    [property: Range(-1e12, 1e12)] decimal Figure,
    [property: Required, StringLength(40, MinimumLength = 1)] string Unit,
    [property: Required, StringLength(300, MinimumLength = 5)] string Source,
    [property: PlausibleDate] DateOnly MeasuredOn);
