using System.Diagnostics;
using DanVan.TestKit;

namespace DanVan.Deploy.Tests;

/// <summary>A service's program, the model registry's unless another is named, as an operator or a job starts it: with nothing but the given settings.</summary>
internal sealed class Command : IAsyncDisposable
{
    private const string Registry = "services/model-registry/ModelRegistry";
    private readonly Process process;
    private readonly List<string> output = [], errors = [];

    private Command(ProcessStartInfo start)
    {
        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasEnded => process.HasExited;

    /// <summary>What it has written to the error output.</summary>
    public IReadOnlyList<string> Errors { get { lock (errors) return [.. errors]; } }

    public static Command Start(IReadOnlyDictionary<string, string> settings, params string[] arguments) => Of(Registry, settings, arguments);

    public static Command Of(string project, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var program = Repository.Program(project);
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var inherited in start.Environment.Keys.Where(key => key.Contains("__", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(inherited);
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        return new(start);
    }

    public async Task<int> ExitCode()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public Task Says(string text) => Eventually.Holds(() => Task.FromResult(Has(text)), TimeSpan.FromMinutes(1), $"it says '{text}'");

    private bool Has(string text)
    {
        lock (output)
            return output.Exists(line => line.Contains(text, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    private static void Keep(List<string> lines, string? line)
    {
        if (line is not null)
            lock (lines)
                lines.Add(line);
    }
}
