using System.ComponentModel;
using System.Diagnostics;

namespace DanVan.Deploy.Tests;

/// <summary>Programs that some machines have and that know more than these tests.</summary>
internal static class Tool
{
    /// <summary>What it prints; null where there is no such program.</summary>
    public static async Task<string?> Run(string name, params string[] arguments)
    {
        try
        {
            using var tool = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = tool.StandardError.ReadToEndAsync();
            var output = await tool.StandardOutput.ReadToEndAsync();
            await tool.WaitForExitAsync();
            Assert.True(tool.ExitCode == 0, output + await errors);
            return output;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
