using DanVan.Reporting.Rebuilding;
using Npgsql;

namespace DanVan.Reporting.Tests;

/// <summary>The units by which every figure is placed, made again from what committee has said: all four real structures.</summary>
[Collection<WorldCollection>]
public sealed class RebuiltUnitsTests(World world)
{
    [Theory]
    [InlineData("units", "unit_version", "name = 'Xã Nào đó'", "unit_id = (select unit_id from unit_version where kind = 'province' limit 1)")]
    [InlineData("unit-transfers", "unit_transfer", "share = 0.5", "ctid = (select min(ctid) from unit_transfer where share = 1)")]
    public async Task What_committee_said_makes_the_units_again_and_what_was_damaged_is_found_and_mended(string name, string table, string damage, string where)
    {
        var database = world.Reporting.Database;
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var rebuild = new RebuildReadModel(source, TimeProvider.System);
        var model = ReadModel.All.Single(one => one.Name == name);
        var rows = await database.Read<long>($"select count(*) from {table}");
        var same = await rebuild.Run(model, always: false, CancellationToken.None);
        Assert.True(same is { Switched: true, Missing: 0, Surplus: 0 } && same.Rows == rows, same.Differences);
        var figure = await world.Figure("2018", World.In2026);

        await database.Run($"update {table} set {damage} where {where}");
        var damaged = await rebuild.Run(model, always: false, CancellationToken.None);
        Assert.True(damaged is { Switched: false, Missing: > 0, Surplus: > 0 }, damaged.Differences);

        Assert.True((await rebuild.Run(model, always: true, CancellationToken.None)).Switched);
        Assert.True((await rebuild.Run(model, always: false, CancellationToken.None)) is { Switched: true, Missing: 0, Surplus: 0 });
        Assert.Equal(figure.GetProperty("recast").ToString(), (await world.Figure("2018", World.In2026)).GetProperty("recast").ToString());
    }
}
