namespace DanVan.Loader;

/// <summary>
/// The sample, from its files to the table. Every step looks at what is there and writes the rest under keys that are always the same, so
/// a run that was killed goes on, and a second run changes nothing.
/// </summary>
internal static class Sample
{
    private static readonly string[] Writers = ["committee", "model-registry", "feedback"];

    public static async Task<int> Load(Platform platform, CancellationToken ct)
    {
        var units = new Units(platform.As("province-secretariat", "committee"));
        var (models, leftOut) = SampleModel.All();
        await Progress.Show(
        [
            ("Units: four structures, three reorganisations", LoadUnits.Steps, bar => LoadUnits.Run(platform, bar, ct)),
            ("Units: known to the other services", 3, bar => Known(platform, bar, ct)),
            ("Provincial committee", 1, bar => LoadCommittee.Run(platform, units, bar, ct)),
            ("Programme of 2018, plans of six districts", LoadProgramme.Steps, bar => LoadProgramme.Run(platform, units, bar, ct)),
            ("Conference of 26 March 2018", 1, bar => LoadConference.Run(platform, units, bar, ct)),
            ("Tasks from its conclusion", 1, bar => LoadTasks.Run(platform, units, bar, ct)),
            ("Models", models.Count, bar => LoadModels.Run(platform, units, bar, ct)),
            ("One model from plan to award", 1, bar => LoadJourney.Run(platform, units, bar, ct)),
            ("Dialogue and petition", 1, bar => LoadDialogue.Run(platform, units, bar, ct)),
            ("Consultation", 1, bar => LoadConsultation.Run(platform, units, bar, ct)),
            ("Form of a half-yearly report", 1, bar => LoadForm.Run(platform, units, bar, ct)),
            ("Figures", 1, bar => Counted(platform, bar, ct)),
        ]);
        foreach (var (reason, count) in leftOut)
            Console.WriteLine($"    Left out: {count} {reason}.");
        return await Result.Show(platform, ct);
    }

    private static async Task Known(Platform platform, Progress progress, CancellationToken ct)
    {
        foreach (var follower in new[] { "model-registry", "feedback", "reporting" })
        {
            await CaughtUp.Wait(platform, follower, ["committee"], ct);
            progress.Step();
        }
    }

    private static async Task Counted(Platform platform, Progress progress, CancellationToken ct)
    {
        await CaughtUp.Wait(platform, "reporting", Writers, ct);
        progress.Step();
    }
}
