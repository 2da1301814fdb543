using Microsoft.EntityFrameworkCore.Migrations;

namespace DanVan.Feedback.Clock;

/// <summary>What no model of EF can express: the rules that the database itself keeps, and the first rows of law.</summary>
internal static class ClockTables
{
    internal static void CreateRules(this MigrationBuilder migration)
    {
        using var script = new StreamReader(typeof(ClockTables).Assembly.GetManifestResourceStream("Rules.sql")!);
        migration.Sql(script.ReadToEnd());
    }
}
