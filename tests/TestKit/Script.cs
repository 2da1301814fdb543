using System.Diagnostics;
using Xunit;

namespace DanVan.TestKit;

/// <summary>A script of this repository, as an operator calls it.</summary>
public static class Script
{
    /// <summary>What it prints; it must succeed.</summary>
    public static async Task<string> Run(string path, params string[] arguments)
    {
        var (code, output, errors) = await Try(path, new Dictionary<string, string>(), arguments);
        Assert.True(code == 0, output + errors);
        return output;
    }

    public static async Task<(int Code, string Output, string Errors)> Try(string path, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, path), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
