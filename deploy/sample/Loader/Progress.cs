using Spectre.Console;

namespace DanVan.Loader;

/// <summary>One line of the progress display.</summary>
internal sealed class Progress(ProgressTask task)
{
    public void Step() => task.Increment(1);

    /// <summary>Runs the stages one after the other, with a bar for each where somebody is looking.</summary>
    public static async Task Show(IReadOnlyList<(string Name, int Steps, Func<Progress, Task> Work)> stages)
    {
        // Without a terminal a bar is noise in a log: a line for each stage says enough.
        if (Console.IsOutputRedirected)
        {
            foreach (var (name, steps, work) in stages)
            {
                await Console.Out.WriteLineAsync($"    {name}");
                await work(new(new ProgressTask(0, name, Math.Max(1, steps), autoStart: true)));
            }
            return;
        }
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async display =>
            {
                var tasks = stages.Select(stage => display.AddTask(stage.Name, autoStart: false, maxValue: Math.Max(1, stage.Steps))).ToList();
                foreach (var (task, stage) in tasks.Zip(stages))
                {
                    task.StartTask();
                    await stage.Work(new(task));
                    task.Value = task.MaxValue;
                    task.StopTask();
                }
            });
    }
}
