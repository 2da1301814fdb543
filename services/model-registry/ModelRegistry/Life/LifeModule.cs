using DanVan.ModelRegistry.Beneficiaries;
using DanVan.ModelRegistry.Photos;
using DanVan.ModelRegistry.Questions;

namespace DanVan.ModelRegistry.Life;

internal static class LifeModule
{
    internal static void MapLife(this RouteGroupBuilder v1)
    {
        var models = v1.MapGroup("/models").WithTags("life");
        StartModel.Map(models);
        ReachMilestone.Map(models);
        RecordResult.Map(models);
        ReportResults.Map(models);
        CheckImpact.Map(models);
        NameTypical.Map(models);
        EndModel.Map(models);
        GetLife.Map(models);
        CountBeneficiaries.Map(models);
        AttachPhoto.Map(models);
        AskAboutModel.Map(v1);
    }
}
