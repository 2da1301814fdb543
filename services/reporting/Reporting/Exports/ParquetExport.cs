using DanVan.Reporting.Analytics;
using Parquet;
using Parquet.Schema;

namespace DanVan.Reporting.Exports;

/// <summary>Apache Parquet, a row group at a time.</summary>
internal sealed class ParquetExport : IExport
{
    private const int RowsOfGroup = 50_000;

    private static readonly DataField Indicator = new DataField<string>("indicator"), UnitId = new DataField<string>("unit_id"),
        UnitCode = new DataField<string>("unit_code"), UnitName = new DataField<string>("unit_name"), UnitKind = new DataField<string>("unit_kind"),
        Month = new DataField<DateOnly>("month"), Value = new DecimalDataField("value", 28, 6);

    public string ContentType => "application/vnd.apache.parquet";

    public string FileName => "figures.parquet";

    public async Task Write(IAsyncEnumerable<FigureRow> rows, Stream to, CancellationToken ct)
    {
        await using var file = await ParquetWriter.CreateAsync(
            new ParquetSchema(Indicator, UnitId, UnitCode, UnitName, UnitKind, Month, Value), to, cancellationToken: ct);
        var group = new List<FigureRow>(RowsOfGroup);
        await foreach (var row in rows.WithCancellation(ct))
        {
            group.Add(row);
            if (group.Count < RowsOfGroup)
                continue;
            await Write(file, group);
            group.Clear();
        }
        if (group.Count > 0)
            await Write(file, group);
    }

    private static async Task Write(ParquetWriter file, List<FigureRow> rows)
    {
        using var group = file.CreateRowGroup();
        await group.WriteAsync(Indicator, rows.ConvertAll(row => row.Indicator));
        await group.WriteAsync(UnitId, rows.ConvertAll(row => row.UnitId.ToString()));
        await group.WriteAsync(UnitCode, rows.ConvertAll(row => row.UnitCode!));
        await group.WriteAsync(UnitName, rows.ConvertAll(row => row.UnitName));
        await group.WriteAsync(UnitKind, rows.ConvertAll(row => row.UnitKind));
        await group.WriteAsync<DateOnly>(Month, rows.Select(row => row.Month).ToArray());
        await group.WriteAsync<decimal>(Value, rows.Select(row => row.Value).ToArray());
        group.CompleteValidate();
    }
}
