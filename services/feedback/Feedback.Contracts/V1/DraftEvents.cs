namespace DanVan.Feedback.Contracts.V1;

/// <summary>A wording of the draft was laid down, and the places that opinions speak of were sought in it.</summary>
/// <param name="ConsultationId">The round in whose name it was laid down.</param>
/// <param name="UnitId">The unit that asks.</param>
/// <param name="DraftVersionId">The version.</param>
/// <param name="Number">From 1.</param>
/// <param name="Provisions">How many provisions it has.</param>
/// <param name="Sha256">SHA-256 of its text in UTF-8, hex.</param>
/// <param name="PublishedOn">The day on which it was laid down.</param>
/// <param name="Places">Places of opinions that were sought in it.</param>
/// <param name="Gone">Those of them whose text is gone, and that wait for a person.</param>
public sealed record DraftVersionPublished(
    Guid ConsultationId, Guid UnitId, Guid DraftVersionId, int Number, int Provisions, string Sha256, DateOnly PublishedOn, int Places, int Gone);

/// <summary>A person said where a place of opinions stands in a version.</summary>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="UnitId">The unit that asks.</param>
/// <param name="DraftVersionId">The version.</param>
/// <param name="PlaceId">The place.</param>
/// <param name="ProvisionId">Where it stands; null where its text is gone for good.</param>
public sealed record AnchorDecided(Guid ConsultationId, Guid UnitId, Guid DraftVersionId, Guid PlaceId, Guid? ProvisionId);
