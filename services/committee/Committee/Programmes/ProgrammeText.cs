using System.ComponentModel.DataAnnotations;

namespace DanVan.Committee.Programmes;

/// <summary>What a programme says.</summary>
/// <param name="Contents">What is to be done, in order; they are numbered from 1.</param>
/// <param name="Levels">Which levels below answer with plans of their own.</param>
/// <param name="PlansDueOn">The last day for these plans.</param>
public record ProgrammeText(
    [property: Required, StringLength(Programme.LongestTitle, MinimumLength = 1)] string Title,
    [property: Required, MinLength(1), MaxLength(30)] IReadOnlyList<NewContent> Contents,
    [property: Required, MinLength(1), MaxLength(3)] IReadOnlyList<AnsweringLevel> Levels,
    [property: Required] DateOnly? PlansDueOn);

public sealed record NewContent(
    [property: Required, StringLength(Programme.LongestTitle, MinimumLength = 1)] string Title,
    [property: Required, StringLength(Programme.LongestText, MinimumLength = 1)] string Text);

/// <summary>The levels at which a programme can ask for plans. A province issues; nobody above it does here.</summary>
public enum AnsweringLevel
{
    District,
    Commune,
    Agency,
}
