using DanVan.Feedback.Opinions;

namespace DanVan.Feedback.Petitions;

/// <summary>A petition for the units that deal with it.</summary>
/// <param name="UnitId">The unit that must answer.</param>
/// <param name="DueOn">The last day for the answer.</param>
/// <param name="IsForDecision">Handed on too often: the unit that has it now decides.</param>
public sealed record PetitionView(
    Guid Id, long Version, Guid UnitId, Guid SenderUnitId, Channel Channel, string Text, DateTimeOffset ReceivedAt, PetitionState State,
    DateOnly DueOn, bool IsForDecision, IReadOnlyList<PetitionTransferView> Transfers, IReadOnlyList<PetitionRoundView> Rounds)
{
    internal static PetitionView Of(Petition one) => new(
        one.Id, one.Version, one.UnitId, one.SenderUnitId, one.Channel, one.Text, one.ReceivedAt, one.State, one.DueOn, one.IsForDecision,
        [.. one.Transfers.OrderBy(transfer => transfer.Number).Select(PetitionTransferView.Of)],
        [.. one.Rounds.OrderBy(round => round.Round).Select(PetitionRoundView.Of)]);
}

/// <summary>One hand-over.</summary>
public sealed record PetitionTransferView(int Number, Guid FromUnitId, Guid ToUnitId, bool Decides, string Reason, DateOnly TransferredOn)
{
    internal static PetitionTransferView Of(PetitionTransfer one) => new(
        one.Number, one.FromUnitId, one.ToUnitId, one.Decides, one.Reason, one.TransferredOn);
}

/// <summary>One answer that was owed, with what came of it.</summary>
/// <param name="Reason">Why it was reopened; absent in the first round.</param>
/// <param name="AnsweredBy">The office that answered.</param>
public sealed record PetitionRoundView(
    int Round, DateOnly DueOn, string? Reason, string? Answer, string? AnsweredBy, DateOnly? AnsweredOn, bool? Satisfied, string? Comment)
{
    internal static PetitionRoundView Of(PetitionRound one) => new(
        one.Round, one.DueOn, one.Reason, one.Answer, one.AnsweredBy, one.AnsweredOn, one.Satisfied, one.Comment);
}
