namespace DanVan.Committee.Plans;

/// <summary>Each unit's plan: its own answer to a programme.</summary>
internal static class PlansModule
{
    internal static void AddPlans(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PlanDesk>();
        builder.Services.AddScoped<OverlapFinder>();
    }

    internal static void MapPlans(this RouteGroupBuilder v1)
    {
        var plans = v1.MapGroup("/plans").WithTags("plans");
        BeginPlan.Map(plans);
        WritePlan.Map(plans);
        SubmitPlan.Map(plans);
        ReturnPlan.Map(plans);
        ApprovePlan.Map(plans);
        AmendPlan.Map(plans);
        ExtendPlan.Map(plans);
        GetPlans.Map(plans);
        ComparePlan.Map(plans);
        GetOverlap.Map(plans);
    }
}
