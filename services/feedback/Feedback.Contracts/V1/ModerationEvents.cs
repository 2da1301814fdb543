namespace DanVan.Feedback.Contracts.V1;

/// <summary>An opinion is kept back for abuse. The original is kept as it was written.</summary>
/// <param name="HoldId">The hold.</param>
/// <param name="OpinionId">The opinion.</param>
/// <param name="ConsultationId">The consultation it belongs to.</param>
/// <param name="Ground">Kebab-case: <c>spam</c>, <c>insult</c>, <c>personal-data</c>, <c>advertising</c>, <c>unlawful</c>; more may come.</param>
/// <param name="RuleId">The rule that held it; null when a person did.</param>
/// <param name="HeldOn">The day.</param>
public sealed record OpinionHeld(Guid HoldId, Guid OpinionId, Guid ConsultationId, string Ground, Guid? RuleId, DateOnly HeldOn);

/// <summary>Somebody looked at a hold, or undid a removal.</summary>
/// <param name="HoldId">The hold.</param>
/// <param name="OpinionId">The opinion.</param>
/// <param name="ConsultationId">The consultation it belongs to.</param>
/// <param name="Ground">As in <see cref="OpinionHeld"/>.</param>
/// <param name="Removed">True: out of sight; false: back among the others.</param>
/// <param name="SettledOn">The day.</param>
public sealed record HoldSettled(Guid HoldId, Guid OpinionId, Guid ConsultationId, string Ground, bool Removed, DateOnly SettledOn);

/// <summary>Whoever holds the receipt objects. The words are not in the event.</summary>
/// <param name="HoldId">The hold.</param>
/// <param name="OpinionId">The opinion.</param>
/// <param name="ConsultationId">The consultation it belongs to.</param>
/// <param name="AppealedOn">The day.</param>
public sealed record HoldAppealed(Guid HoldId, Guid OpinionId, Guid ConsultationId, DateOnly AppealedOn);

/// <summary>From now on opinions of a kind are held on arrival. Public.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Ground">As in <see cref="OpinionHeld"/>.</param>
/// <param name="Phrase">Holds what contains it; null where links are counted.</param>
/// <param name="MostLinks">Holds what has more links; null where a phrase is looked for.</param>
/// <param name="Since">Its first day.</param>
public sealed record HoldRuleSet(Guid RuleId, string Ground, string? Phrase, int? MostLinks, DateOnly Since);

/// <summary>A rule holds nothing more.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Until">First day on which it no longer holds anything.</param>
public sealed record HoldRuleEnded(Guid RuleId, DateOnly Until);

/// <summary>What came as an opinion was a complaint or a denunciation and went where the law wants it.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="OpinionId">The opinion.</param>
/// <param name="ConsultationId">The consultation it was sent to.</param>
/// <param name="Kind"><c>complaint</c> or <c>denunciation</c>.</param>
/// <param name="ReferredOn">The day.</param>
public sealed record OpinionReferred(Guid ReferralId, Guid OpinionId, Guid ConsultationId, string Kind, DateOnly ReferredOn);

/// <summary>The scan of a paper or of meeting notes, or a recording, was attached. It lies sealed.</summary>
/// <param name="ScanId">The scan.</param>
/// <param name="OpinionId">The opinion that it proves.</param>
/// <param name="ContentType"><c>application/pdf</c>, <c>image/jpeg</c>, <c>image/png</c>, <c>audio/ogg</c> …; more may come.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256, hex.</param>
/// <param name="AttachedOn">The day.</param>
/// <param name="Language">In which language a recording was spoken (BCP 47); null for a paper.</param>
public sealed record ScanAttached(Guid ScanId, Guid OpinionId, string ContentType, int Bytes, string Sha256, DateOnly AttachedOn, string? Language = null);
