using DanVan.Committee.Units;
using DanVan.Feedback.Rounds;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Consultations;

internal static class ConsultationsModule
{
    internal static void MapConsultations(this RouteGroupBuilder v1)
    {
        var consultations = v1.MapGroup("/consultations").WithTags("consultations");
        DraftConsultation.Map(consultations);
        OpenConsultation.Map(consultations);
        CloseConsultation.Map(consultations);
        GetConsultation.Map(consultations);
        GetConsultations.Map(consultations);
        Promulgate.Map(consultations);
        GetRoundRules.Map(v1);
    }

    /// <summary>Who may not see a consultation is not told that it exists.</summary>
    internal static bool IsHiddenFrom(this Consultation consultation, Caller caller, UnitTree units) =>
        !consultation.IsPublic && !consultation.IsWithinReachOf(caller, units);

    /// <summary>True for the unit that asks and those above it, when their token allows reading.</summary>
    internal static bool IsWithinReachOf(this Consultation consultation, Caller caller, UnitTree units) =>
        caller.Has("feedback.read") && !caller.IsOutside(units, consultation.UnitId, consultation.DraftedOn, out _);
}
