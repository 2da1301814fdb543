using Npgsql;

namespace DanVan.ModelRegistry.Catalogue;

/// <summary>
/// Connections of the catalogue: every search is planned for what it looks for. A prepared plan does not know how common a word is, and was
/// seen to read a hundred thousand titles for one that stands in each.
/// </summary>
internal sealed class CatalogueReads(IConfiguration configuration) : IAsyncDisposable
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("modelregistrydb"))
    {
        MaxAutoPrepare = 0,
        MaxPoolSize = 20,
        ApplicationName = "model-registry catalogue",
    });

    public NpgsqlCommand CreateCommand() => source.CreateCommand();

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
