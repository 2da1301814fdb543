using DanVan.Committee.Advising;
using DanVan.Committee.Alerts;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Inspections;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Tasks;

/// <summary>Tasks: one member, one deliverable, one last day; their way across agencies; how they went.</summary>
internal static class TasksModule
{
    internal static void AddTasks(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<TaskDesk>();
        builder.Services.AddScoped<MoveDeadlines>();
        builder.Services.AddScoped<InspectionDesk>();
        builder.Services.AddScoped<AdviceDesk>();
        builder.Services.AddScoped<AlertDesk>();
        builder.Services.AddRhythm("Deadlines", 60).AddHostedService<DeadlineWatch>();
        builder.Services.AddHostedService<AlertWatch>();
    }

    internal static void MapTasks(this RouteGroupBuilder v1)
    {
        AssignTask.Map(v1.MapGroup("/committees").WithTags("tasks"));
        var tasks = v1.MapGroup("/tasks").WithTags("tasks");
        GetTasks.Map(tasks);
        ReportTask.Map(tasks);
        ChangeTask.Map(tasks);
        HandOverTask.Map(tasks);
        GetTaskFigures.Map(v1);
    }
}
