using Microsoft.EntityFrameworkCore.Migrations;

namespace DanVan.Feedback.Rounds;

/// <summary>What no model of EF can express: the rules that the database itself keeps, and the first rows of policy.</summary>
internal static class RoundTables
{
    internal static void CreateRounds(this MigrationBuilder migration)
    {
        using var script = new StreamReader(typeof(RoundTables).Assembly.GetManifestResourceStream("Rounds.sql")!);
        migration.Sql(script.ReadToEnd());
    }
}
