using System.Runtime.CompilerServices;
using Xunit;

namespace DanVan.TestKit;

/// <summary>Compares text with a file under review beside the test, so that a change of a contract is a decision.</summary>
public static class Snapshot
{
    private const int Context = 3, Most = 60;

    /// <summary>
    /// Compares with <c>name.verified.extension</c>. On a difference writes <c>name.received.extension</c> and fails;
    /// <c>DANVAN_ACCEPT=1</c> accepts instead, for a change that is meant.
    /// </summary>
    public static void Match(string name, string actual, string extension = "txt", [CallerFilePath] string caller = "")
    {
        var folder = Path.GetDirectoryName(caller)!;
        var (verified, received) = (Path.Combine(folder, $"{name}.verified.{extension}"), Path.Combine(folder, $"{name}.received.{extension}"));
        actual = Normal(actual);
        var expected = File.Exists(verified) ? Normal(File.ReadAllText(verified)) : null;
        File.Delete(received);
        if (expected == actual)
            return;
        if (Environment.GetEnvironmentVariable("DANVAN_ACCEPT") == "1")
        {
            File.WriteAllText(verified, actual);
            return;
        }
        File.WriteAllText(received, actual);
        Assert.Fail(expected is null
            ? $"{verified} does not exist. Read {received}; DANVAN_ACCEPT=1 accepts it."
            : $"{name} differs from {verified} (- reviewed, + now). DANVAN_ACCEPT=1 accepts it.\n{Difference(expected.Split('\n'), actual.Split('\n'))}");
    }

    private static string Normal(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    // What lies between the common beginning and the common end: enough to see what changed.
    private static string Difference(string[] before, string[] now)
    {
        var start = before.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var longest = Math.Min(before.Length, now.Length) - start;
        var end = before.Reverse().Zip(now.Reverse()).Take(longest).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Join('\n',
        [
            .. before[Math.Max(0, start - Context)..start].Select(line => $"  {line}"),
            .. before[start..^end].Take(Most).Select(line => $"- {line}"),
            .. now[start..^end].Take(Most).Select(line => $"+ {line}"),
            .. before[^end..].Take(Context).Select(line => $"  {line}"),
        ]);
    }
}
