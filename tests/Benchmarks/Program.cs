using System.Globalization;
using DanVan.Benchmarks;

// tests/Benchmarks [seconds for each measurement]      the write path
// tests/Benchmarks opinions [number of opinions]       one consultation with many opinions
// tests/Benchmarks figures [number of facts]           figures over many facts
// tests/Benchmarks committee [questions of each kind]  trees of units and committees, late plans, rhythm, overdue tasks, coverage
if (args is ["figures", .. var size])
{
    await FigureBenchmark.Run(size is [var facts] ? long.Parse(facts, CultureInfo.InvariantCulture) : 10_000_000);
    return;
}
if (args is ["opinions", .. var count])
{
    await OpinionBenchmark.Run(count is [var opinions] ? int.Parse(opinions, CultureInfo.InvariantCulture) : 1_000_000);
    return;
}
if (args is ["committee", .. var rounds])
{
    await using var committees = await CommitteeWorld.Create();
    await CommitteeBenchmark.Run(committees, rounds is [var questions] ? int.Parse(questions, CultureInfo.InvariantCulture) : 400);
    return;
}

var seconds = args is [var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : 15;
await using var world = await World.Create();
await WriteBenchmark.Run(world, TimeSpan.FromSeconds(seconds));
