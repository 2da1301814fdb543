using DanVan.Feedback.Clock;
using DanVan.Feedback.Consultations;

namespace DanVan.Feedback.Tests;

internal static class AConsultation
{
    /// <summary>Nobody is asked yet.</summary>
    internal static Consultation InPreparation => Consultation.Draft(
        new(Guid.CreateVersion7(), "Dự thảo", DocumentType.Other), IssuingLevel.Commune, null, new(2026, 3, 26)).Consultation;
}
