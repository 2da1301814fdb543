using DanVan.ModelRegistry.Models;

namespace DanVan.ModelRegistry.Honours;

/// <summary>A file of commendation as its proposer and those above see it.</summary>
/// <param name="Form">The code of the form of award.</param>
public sealed record CommendationView(
    Guid Id, long Version, Guid UnitId, Guid ModelId, Guid? IndividualId, string Form, DateOnly AchievedFrom, DateOnly AchievedTo,
    CommendationState State, Council? Council, AwardView? Award, Revocation? Revocation)
{
    internal static CommendationView Of(Commendation file) => new(
        file.Id, file.Version, file.UnitId, file.ModelId, file.IndividualId, file.Form, file.AchievedFrom, file.AchievedTo, file.State, file.Council,
        file.Award is { } award ? new(award.FormName, award.Level, award.Decision, award.On, award.Recipient) : null, file.Revocation);
}

/// <summary>An award with the name that its form had then.</summary>
public sealed record AwardView(string FormName, RecognitionLevel Level, string Decision, DateOnly On, Recipient Recipient);
