using Microsoft.EntityFrameworkCore.Migrations;

namespace DanVan.Reporting;

/// <summary>The tables that EF neither writes nor reads, as scripts that can be read as such.</summary>
internal static class ReportingTables
{
    internal static void Run(this MigrationBuilder migration, string script)
    {
        using var reader = new StreamReader(typeof(ReportingTables).Assembly.GetManifestResourceStream(script)!);
        migration.Sql(reader.ReadToEnd());
    }
}
