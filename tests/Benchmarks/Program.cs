using DanVan.Benchmarks;

// tests/Benchmarks [seconds for each measurement]
var seconds = args is [var given, ..] ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : 15;
await using var world = await World.Create();
await WriteBenchmark.Run(world, TimeSpan.FromSeconds(seconds));
