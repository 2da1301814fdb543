using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class DocumentTests(RegistryHost host) : RegistryTest(host)
{
    [Fact]
    public async Task The_published_document_changes_only_on_purpose() =>
        Snapshot.Match("openapi", await Anybody.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)), "json");
}
