using DanVan.Feedback.Clock;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DanVan.Feedback.Petitions;

/// <summary>Says every ten minutes (<c>Petitions:EverySeconds</c>), on every replica, how many petitions wait beyond their last day.</summary>
internal sealed class CountOverdue(
    IServiceScopeFactory scopes, IOptionsMonitor<Rhythm> rhythms, TimeProvider clock, ILogger<CountOverdue> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        AnswerCount.Begin();
        using var timer = new PeriodicTimer(rhythms.Get("Petitions").Time);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var (db, today) = (scope.ServiceProvider.GetRequiredService<FeedbackDbContext>(), clock.Today());
                AnswerCount.Say(await db.Petitions.LongCountAsync(one => one.State == PetitionState.Open && one.DueOn < today, stoppingToken));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("Overdue petitions were not counted, they will be: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
