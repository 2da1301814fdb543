using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Tests.Units;

/// <summary>What a unit decides by itself.</summary>
public sealed class UnitTests
{
    private static readonly LegalDocument Document = new("831/NQ-UBTVQH14", "Ủy ban Thường vụ Quốc hội", new(2019, 12, 17), new(2020, 1, 1));
    private static readonly DateOnly Began = new(2013, 4, 3), Reform = new(2020, 1, 1);

    [Fact]
    public void A_commune_keeps_its_id_when_it_is_renamed()
    {
        var unit = Registered();
        var renamed = Happened(unit.Rename("Xã Minh Châu", "Minh Châu", Reform, Document));
        Assert.Equal(("Xã Diễn Thắng", "Xã Minh Châu"), (renamed.From, renamed.To));
        Assert.Equal([("Xã Diễn Thắng", Reform), ("Xã Minh Châu", null)], renamed.Versions.Select(one => (one.Name, one.ValidTo)));
        Assert.All(renamed.Versions, one => Assert.Equal(unit.Id, one.UnitId));
    }

    [Fact]
    public void Several_changes_of_one_reorganisation_make_one_stretch()
    {
        var unit = Registered();
        Happened(unit.Recode("17486", Reform, Document));
        Happened(unit.Reclassify(UnitKinds.Township, "Thị trấn Diễn Thắng", Reform, Document));
        var versions = Happened(unit.Reparent(Guid.CreateVersion7(), Reform, Document)).Versions;
        Assert.Equal(2, versions.Count);
        Assert.Equal(("17486", UnitKinds.Township), (versions[1].Code, versions[1].Kind));
    }

    [Fact]
    public void The_past_is_not_rewritten()
    {
        var unit = Registered();
        Happened(unit.Rename("Xã Minh Châu", "Minh Châu", Reform, Document));
        Refused("unit-change-out-of-order", unit.Rename("Xã Khác", "Khác", new(2019, 1, 1), Document));
        Refused("unit-change-out-of-order", unit.Abolish([], new(2019, 1, 1), Document));
        Refused("unit-change-out-of-order", unit.Abolish([], Reform, Document));
    }

    [Fact]
    public void What_does_not_change_is_no_change() =>
        Refused("nothing-changes", Registered().Rename("Xã Diễn Thắng", "Diễn Thắng", Reform, Document));

    [Fact]
    public void A_unit_that_has_ended_changes_no_more()
    {
        var unit = Registered();
        Assert.Equal(Reform, Happened(unit.Abolish([], Reform, Document)).Versions[^1].ValidTo);
        Refused("unit-ended", unit.Rename("Xã Khác", "Khác", new(2024, 12, 1), Document));
        Refused("unit-ended", unit.Abolish([], new(2024, 12, 1), Document));
        Refused("unit-ended", unit.TakeIn([], new(2024, 12, 1), Document));
    }

    [Theory]
    [InlineData(1.0, true, true)]
    [InlineData(0.9, true, false)]
    [InlineData(0.4, false, true)]
    [InlineData(1.0, false, false)]
    public void A_split_gives_everything_or_keeps_a_part(double share, bool ends, bool allowed)
    {
        var unit = Registered();
        var given = new UnitTransfer(unit.Id, Guid.CreateVersion7(), Reform, (decimal)share, TransferBasis.Population, true, Document);
        Assert.Equal(allowed, !unit.Split([given], ends, Reform, Document).Refused(out _, out _));
    }

    [Theory]
    [InlineData("Thị trấn Nam Đàn", UnitKinds.Township, "Nam Đàn")]
    [InlineData("Thành phố Vinh", UnitKinds.City, "Vinh")]
    [InlineData("Ban Dân vận Tỉnh ủy", UnitKinds.Agency, "Ban Dân vận Tỉnh ủy")]
    public void The_short_name_is_the_name_without_its_kind(string name, string kind, string expected) =>
        Assert.Equal(expected, UnitNames.Short(name, kind));

    private static Unit Registered()
    {
        var unit = new Unit();
        Happened(unit.Register(new("Xã Diễn Thắng", "Diễn Thắng", UnitKinds.Commune, "17485", Guid.CreateVersion7()), Began, Document));
        return unit;
    }

    private static T Happened<T>(Decision<T> decided)
        where T : class
    {
        Assert.False(decided.Refused(out var refusal, out var happened), refusal?.Problem.Code);
        return happened!;
    }

    private static void Refused<T>(string code, Decision<T> decided)
        where T : class
    {
        Assert.True(decided.Refused(out var refusal, out _));
        Assert.Equal(code, refusal.Problem.Code);
    }
}
