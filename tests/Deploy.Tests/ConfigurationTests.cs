using System.Text;
using DanVan.TestKit;

namespace DanVan.Deploy.Tests;

/// <summary>deploy/configuration.md: what the code reads, so that no page can promise a setting that nobody looks at.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public void No_setting_is_read_in_a_way_that_the_reference_misses() => Assert.Empty(CodeSettings.Unread());

    [Fact]
    public void Every_setting_has_a_meaning() => Assert.DoesNotContain(CodeSettings.Read(), setting => setting.Meaning.Length == 0);

    [Fact]
    public void The_reference_says_what_the_code_reads()
    {
        var page = new StringBuilder("""
            # Settings

            Generated from the code by tests/Deploy.Tests: do not edit. After a change: `DANVAN_ACCEPT=1 tests/run --only Deploy`.

            Names are those of the environment; in a JSON file or on the command line `__` is `:`. Numbers are whole, times are written
            `hours:minutes:seconds` (three days: `3.00:00:00`), addresses begin with http. Settings that are missing or wrong keep a service from
            starting: one line on the error output names them all and says what is wrong, and the exit code is 1. Where "secret" says yes, the value
            belongs into a Kubernetes secret or a file that only the service may read. Settings are read once, at the start: a change needs a restart,
            which a rollout does without a failed request.

            TLS is asked for in the connection strings. PostgreSQL: `…;SSL Mode=VerifyFull;Root Certificate=<file of the authority>`, read again for
            every new connection. RabbitMQ: `amqps://user:password@host:5671`, trusting the machine's authorities and those in the file that
            `SSL_CERT_FILE` names, which is looked at again after five seconds. So certificates and authorities change without a restart
            (tests/Platform.Tests/Certificates). A server that another authority has signed, or that bears another name, is refused, and one line says so.

            | name | type | default | secret | read by | meaning |
            |---|---|---|---|---|---|

            """);
        foreach (var one in CodeSettings.Read())
        {
            var readers = one.IsShared ? one.Readers.Contains("identity") ? "all" : "all but identity" : string.Join(", ", one.Readers);
            page.Append(null, $"| `{one.EnvironmentName}` | {one.Type} | {(one.Default.Length == 0 ? "–" : $"`{one.Default}`")} | {(one.IsSecret ? "yes" : "no")} | {readers} | {one.Meaning} |\n");
        }
        var file = Path.Combine(Repository.Root, "deploy", "configuration.md");
        if (Environment.GetEnvironmentVariable("DANVAN_ACCEPT") == "1")
            File.WriteAllText(file, page.ToString());
        Assert.Equal(File.ReadAllText(file), page.ToString());
    }
}
