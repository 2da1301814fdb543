using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using DanVan.TestKit;

namespace DanVan.Benchmarks;

/// <summary>The baseline: PostgreSQL's own pgbench inserts the same row into the same table on the same server.</summary>
internal static partial class PgBench
{
    /// <summary>Inserts per second, and the time of one in milliseconds at the 50th and 99th percentile.</summary>
    public static async Task<Result> Insert(World world, int clients, TimeSpan time)
    {
        var folder = Directory.CreateTempSubdirectory("pgbench-");
        try
        {
            var script = Path.Combine(folder.FullName, "insert.sql");
            await File.WriteAllTextAsync(script, $"""
                insert into model (id, unit_id, title, folded_title, place, field, subject, registered_on, is_public, version)
                values (gen_random_uuid(), '{SampleUnits.ThanhVinh}', 'Tổ tự quản an ninh trật tự số ' || nextval('pgbench'), 'to tu quan an ninh trat tu so ' || currval('pgbench'),
                    'khối 3', 'defence-security', 'Collective', current_date, false, 1);
                """);
            await world.RegistryDatabase.Run("create sequence if not exists pgbench start 100000000");
            var output = await Run(world, folder.FullName,
                ["-n", "-M", "prepared", "-c", $"{clients}", "-j", "1", "-T", $"{time.TotalSeconds:0}", "-l", "--log-prefix=each", "-f", script]);
            var perSecond = double.Parse(Tps().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
            var times = folder.GetFiles("each*").SelectMany(file => File.ReadLines(file.FullName))
                .Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000).ToList();
            return new(perSecond, Percentile.Of(times, 50), Percentile.Of(times, 99));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> Run(World world, string folder, string[] arguments)
    {
        var server = new NpgsqlConnectionStringBuilder(world.RegistryDatabase.ConnectionString);
        var start = new ProcessStartInfo("pgbench", [.. arguments, "-h", server.Host!, "-p", $"{server.Port}", "-U", server.Username!, server.Database!])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = server.Password;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"pgbench: {output}{await errors}");
    }

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Tps();
}

internal readonly record struct Result(double PerSecond, double P50, double P99);

internal static class Percentile
{
    public static double Of(IEnumerable<double> values, double percent)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * percent / 100))];
    }
}
