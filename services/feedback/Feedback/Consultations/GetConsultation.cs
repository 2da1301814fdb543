using System.ComponentModel;
using DanVan.Committee.Calendar;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Consultations;

/// <summary>One consultation: public once it has been opened, before that only to its unit and those above.</summary>
internal static class GetConsultation
{
    internal static void Map(RouteGroupBuilder consultations) => consultations.MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetConsultation)).WithSummary("One consultation with its legal clock explained")
        .AllowAnonymous().Answers<ConsultationView>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid id, [Description("List every day of the period and why it counts.")] bool? explain, FeedbackDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        var consultation = await db.Consultations.AsNoTracking().Include(one => one.ClockRule).SingleOrDefaultAsync(one => one.Id == id, ct);
        if (consultation is null || consultation.IsHiddenFrom(caller, units))
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        var view = ConsultationView.Of(consultation, consultation.ClockRule);
        return Answer.Ok(explain == true ? view with { Clock = view.Clock?.Explained(await db.WorkingCalendar(ct)) } : view, consultation.Version);
    }
}
