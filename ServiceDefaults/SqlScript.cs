using Microsoft.EntityFrameworkCore.Migrations;

namespace DanVan.ServiceDefaults;

/// <summary>What no model of EF can express (constraints, triggers, functions, first rows of law), as scripts that can be read as such.</summary>
public static class SqlScript
{
    /// <summary>Runs a script that is embedded, under this name, in the assembly of the type.</summary>
    public static void Script(this MigrationBuilder migration, Type beside, string name)
    {
        ArgumentNullException.ThrowIfNull(beside);
        using var script = new StreamReader(beside.Assembly.GetManifestResourceStream(name)!);
        migration.Sql(script.ReadToEnd());
    }
}
