using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Drafts;
using DanVan.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Validation;

namespace DanVan.Feedback.Opinions;

/// <summary>Up to 1,000 opinions at once, from a partner's queue or a stack of paper. Each stands for itself: the good ones are kept.</summary>
internal static class SendOpinions
{
    public const int Most = 1000;
    private const long MostBytes = 4 << 20;

    /// <param name="Items">1 to 1,000 opinions.</param>
    public sealed record Request([property: Required, MinLength(1), MaxLength(Most)] IReadOnlyList<Item> Items);

    /// <summary>One of them, as in <see cref="SendOpinion"/>. Checked one by one in the handler, so that a bad one is refused alone.</summary>
#pragma warning disable ASP0029 // still called experimental; nothing else leaves a person to the handler
    public sealed record Item(
        string? Text, Channel? Channel, string? Provision = null, Guid? UnitId = null, [SkipValidation] Person? Person = null,
        string? Quote = null, RespondentGroup? Group = null, string? Language = null);
#pragma warning restore ASP0029

    /// <param name="Results">One for each item, in the same order.</param>
    public sealed record Response(int Received, IReadOnlyList<Result> Results);

    /// <param name="Status">201, or what a single request would have been refused with.</param>
    /// <param name="Code">The problem's code, explained at <c>/problems/{code}</c>.</param>
    public sealed record Result(
        int Index, int Status, SendOpinion.Response? Opinion = null, string? Code = null, string? Detail = null, IReadOnlyList<FieldError>? Errors = null);

    internal static void Map(RouteGroupBuilder opinions) => opinions.MapPost("/batch", Handle)
        .WithName(nameof(SendOpinions)).WithSummary("Send up to 1,000 opinions; each is answered for itself")
        .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
        .Needs("feedback.write").Answers<Response>(207).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid consultationId, Request request, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, Reception reception, CancellationToken ct)
    {
        var consultation = await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == consultationId, ct);
        if (consultation is null || consultation.IsHiddenFrom(caller, units))
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        if (consultation.State != ConsultationState.Open)
            return FeedbackProblems.NotOpen.ToRefusal();
        var signer = await reception.Prepare(ct);
        var draft = await reception.Draft(consultation, request.Items.Select(item => item.Provision), ct);
        var results = request.Items.Select((item, index) => Receive(index, item, consultation, draft, reception, signer)).ToList();
        return await log.Save(
            Answer.Several(new Response(results.Count(result => result.Opinion is not null), results)), ct, (Opinion.OnlyWhileOpen, FeedbackProblems.NotOpen));
    }

    private static Result Receive(
        int index, Item item, Consultation consultation, PostedDraft draft, Reception reception, Signer signer)
    {
        var request = new SendOpinion.Request(item.Text!, item.Channel, item.Provision, item.UnitId, item.Person, item.Quote, item.Group, item.Language);
        if (Errors(index, request) is { Count: > 0 } errors)
            return new(index, CommonProblems.Invalid.Status, Code: CommonProblems.Invalid.Code, Errors: errors);
        return reception.Receive(consultation, draft, request, signer).Refused(out var refusal, out var received)
            ? new(index, refusal.Problem.Status, Code: refusal.Problem.Code, Detail: refusal.Vi ?? refusal.Problem.Vi)
            : new(index, 201, received);
    }

    private static List<FieldError> Errors(int index, SendOpinion.Request request)
    {
        return [.. Of(request, ""), .. request.Person is { } person ? Of(person, "person/") : []];

        IEnumerable<FieldError> Of(object part, string path)
        {
            var found = new List<ValidationResult>();
            Validator.TryValidateObject(part, new(part), found, validateAllProperties: true);
            return found.SelectMany(one => one.MemberNames.Select(name =>
                new FieldError($"/items/{index}/{path}{JsonNamingPolicy.CamelCase.ConvertName(name)}", one.ErrorMessage!)));
        }
    }
}
