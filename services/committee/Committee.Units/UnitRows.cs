using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>The aggregate version that a replica's rows of a unit belong to. The committee service maps its own entity to this table.</summary>
public sealed class UnitRow
{
    public required Guid Id { get; init; }

    public required long Version { get; set; }
}

/// <summary>A row of <c>unit_version</c>.</summary>
public sealed class UnitVersionRow
{
    public required Guid UnitId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }

    public required string Name { get; set; }

    public required string ShortName { get; set; }

    /// <summary>The full name without marks, for search.</summary>
    public string Folded { get; private set; } = "";

    public required string Kind { get; set; }

    public string? Code { get; set; }

    public Guid? ParentId { get; set; }

    public required string Symbol { get; set; }

    public required string Issuer { get; set; }

    public DateOnly? IssuedOn { get; set; }

    public required DateOnly EffectiveOn { get; set; }

    public int? Population { get; set; }

    public decimal? AreaKm2 { get; set; }

    public string? Centre { get; set; }

    public decimal? Latitude { get; set; }

    public decimal? Longitude { get; set; }

    public static UnitVersionRow Of(UnitVersion version)
    {
        var row = new UnitVersionRow
        {
            UnitId = version.UnitId,
            ValidFrom = version.ValidFrom,
            Name = version.Name,
            ShortName = version.ShortName,
            Kind = version.Kind,
            Symbol = version.Document.Symbol,
            Issuer = version.Document.Issuer,
            EffectiveOn = version.Document.EffectiveOn,
        };
        row.Take(version);
        return row;
    }

    /// <summary>Takes over everything but the key.</summary>
    public void Take(UnitVersion version)
    {
        ValidTo = version.ValidTo;
        (Name, ShortName, Folded) = (version.Name, version.ShortName, VietnameseText.Fold(version.Name));
        (Kind, Code, ParentId) = (version.Kind, version.Code, version.ParentId);
        (Symbol, Issuer, IssuedOn, EffectiveOn) =
            (version.Document.Symbol, version.Document.Issuer, version.Document.IssuedOn, version.Document.EffectiveOn);
        (Population, AreaKm2, Centre) = (version.Measures?.Population, version.Measures?.AreaKm2, version.Measures?.Centre);
        (Latitude, Longitude) = (version.Measures?.Latitude, version.Measures?.Longitude);
    }

    public UnitVersion ToVersion() => new(
        UnitId, Name, ShortName, Kind, Code, ParentId, ValidFrom, ValidTo, new(Symbol, Issuer, IssuedOn, EffectiveOn),
        Population is null && AreaKm2 is null && Centre is null && Latitude is null && Longitude is null
            ? null : new(Population, AreaKm2, Centre, Latitude, Longitude));
}

/// <summary>A row of <c>unit_transfer</c>.</summary>
public sealed class UnitTransferRow
{
    public required Guid FromUnitId { get; init; }

    public required Guid ToUnitId { get; init; }

    public required DateOnly Date { get; init; }

    public decimal Share { get; private set; }

    public string Basis { get; private set; } = TransferBasis.Reported;

    public bool Estimated { get; private set; }

    public string Symbol { get; private set; } = "";

    public string Issuer { get; private set; } = "";

    public DateOnly? IssuedOn { get; private set; }

    public DateOnly EffectiveOn { get; private set; }

    public static UnitTransferRow Of(UnitTransfer transfer)
    {
        var row = new UnitTransferRow { FromUnitId = transfer.FromUnitId, ToUnitId = transfer.ToUnitId, Date = transfer.Date };
        row.Take(transfer);
        return row;
    }

    public void Take(UnitTransfer transfer)
    {
        (Share, Basis, Estimated) = (transfer.Share, transfer.Basis, transfer.Estimated);
        (Symbol, Issuer, IssuedOn, EffectiveOn) =
            (transfer.Document.Symbol, transfer.Document.Issuer, transfer.Document.IssuedOn, transfer.Document.EffectiveOn);
    }
}

/// <summary>The one row of <c>unit_revision</c>.</summary>
public sealed class UnitRevision
{
    public short Id { get; init; } = 1;

    public long Revision { get; set; }
}
