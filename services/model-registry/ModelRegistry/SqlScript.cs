using Microsoft.EntityFrameworkCore.Migrations;

namespace DanVan.ModelRegistry;

/// <summary>Constraints, triggers and functions that no model of EF can express.</summary>
internal static class SqlScript
{
    internal static void Script(this MigrationBuilder migration, string name)
    {
        using var reader = new StreamReader(typeof(SqlScript).Assembly.GetManifestResourceStream(name)!);
        migration.Sql(reader.ReadToEnd());
    }
}
