using DanVan.Identity.Clients;
using Microsoft.Extensions.Configuration;

namespace DanVan.Identity.Tests;

public sealed class ClientsFileTests
{
    [Theory]
    [InlineData("""[{ "id": "a" }]""", "no secret")]
    [InlineData("""[{ "id": "a", "secret": "short" }]""", "shorter")]
    [InlineData("""[{ "id": "a b", "secret": "0123456789abcdef" }]""", "no client id")]
    [InlineData("""[{ "id": "a", "secret": "0123456789abcdef", "scopes": ["Models Read"] }]""", "no scope")]
    [InlineData("""[{ "id": "a", "secret": "0123456789abcdef", "unit": "Vinh" }]""", "the unit")]
    [InlineData("""[{ "id": "a", "secret": "0123456789abcdef", "scpoes": [] }]""", "scpoes")]
    [InlineData("""[{ "id": "a", "secret": "0123456789abcdef" }, { "id": "a", "secret": "0123456789abcdef" }]""", "twice")]
    [InlineData("[{", "cannot be read")]
    public void A_file_of_clients_that_cannot_be_right_is_refused_with_the_reason(string content, string reason)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, content);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ClientsFile", file)]).Build();

        var refusal = Assert.Throws<InvalidOperationException>(() => ConfiguredClient.Read(configuration));

        File.Delete(file);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_is_refused_instead_of_removing_all_clients()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ClientsFile", "/nowhere/clients.json")]).Build();

        Assert.Throws<InvalidOperationException>(() => ConfiguredClient.Read(configuration));
    }
}
