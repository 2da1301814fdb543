using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Life;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Standing;

/// <summary>A recognition is withdrawn by a decision, with reasons. Everybody who reads the events learns of it.</summary>
internal static class WithdrawRecognition
{
    /// <param name="Decision">Number and symbol of the withdrawing decision.</param>
    /// <param name="Ground">On what ground; the statement says it in words.</param>
    public sealed record Request(
        DateOnly On, string Statement, Signature Signature, IReadOnlyList<Evidence> Evidence,
        [property: Required, StringLength(Recognition.LongestDecision, MinimumLength = 1)] string Decision, WithdrawalGround Ground)
        : StepRequest(On, Statement, Signature, Evidence);

    internal static void Map(RouteGroupBuilder models) => models.MapPost("/{id:guid}/withdrawals", Handle)
        .WithName(nameof(WithdrawRecognition)).WithSummary("Withdraw a recognition")
        .Needs("models.recognise").Answers<ModelView>().Refuses(404, 409, 412, 422, 428);

    internal static async Task<IResult> Handle(
        Guid id, Request request, IfMatch ifMatch, ModelDesk desk, UnitTree units, CancellationToken ct)
    {
        if ((await desk.Open(id, request.On, ifMatch, ct)).Refused(out var refusal, out var model))
            return refusal;
        // Who could not have given the highest recognition cannot take it away.
        if (model.Recognitions.Any(one => UnitKinds.Tier(units.Find(desk.CallerUnit)!.Kind) > (int)one.Level))
            return RegistryProblems.LevelAboveYours.ToRefusal();
        if (model.Withdraw(request.Paper(desk), request.Decision, request.Ground).Refused(out refusal, out var withdrawn))
            return refusal;
        return await desk.Save(model, withdrawn, request.On, ct);
    }
}

/// <summary>Why a recognition is withdrawn.</summary>
public enum WithdrawalGround
{
    FalseClaims,
    Unlawful,
    Other,
}
