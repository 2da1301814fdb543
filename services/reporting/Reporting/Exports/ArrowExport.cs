using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using DanVan.Reporting.Analytics;

namespace DanVan.Reporting.Exports;

/// <summary>Apache Arrow, the streaming form of its IPC format: a record batch at a time, into which data frames read without parsing.</summary>
internal sealed class ArrowExport : IExport
{
    private const int RowsOfBatch = 50_000, Precision = 28, Scale = 6;

    private static readonly Schema Columns = new Schema.Builder()
        .Field(Text("indicator", false)).Field(Text("unit_id", false)).Field(Text("unit_code", true)).Field(Text("unit_name", false)).Field(Text("unit_kind", false))
        .Field(new Field("month", Date32Type.Default, false)).Field(new Field("value", new Decimal128Type(Precision, Scale), false)).Build();

    public string ContentType => "application/vnd.apache.arrow.stream";

    public string FileName => "figures.arrows";

    public async Task Write(IAsyncEnumerable<FigureRow> rows, Stream to, CancellationToken ct)
    {
        using var file = new ArrowStreamWriter(to, Columns, leaveOpen: true);
        await file.WriteStartAsync(ct);
        var batch = new List<FigureRow>(RowsOfBatch);
        await foreach (var row in rows.WithCancellation(ct))
        {
            batch.Add(row);
            if (batch.Count < RowsOfBatch)
                continue;
            await Write(file, batch, ct);
            batch.Clear();
        }
        if (batch.Count > 0)
            await Write(file, batch, ct);
        await file.WriteEndAsync(ct);
    }

    private static async Task Write(ArrowStreamWriter file, List<FigureRow> rows, CancellationToken ct)
    {
        var (months, values) = (new Date32Array.Builder().Reserve(rows.Count), new Decimal128Array.Builder(new Decimal128Type(Precision, Scale)).Reserve(rows.Count));
        foreach (var row in rows)
        {
            months.Append(row.Month);
            values.Append(row.Value);
        }
        using var batch = new RecordBatch(Columns,
        [
            Texts(rows, row => row.Indicator), Texts(rows, row => row.UnitId.ToString()), Texts(rows, row => row.UnitCode), Texts(rows, row => row.UnitName),
            Texts(rows, row => row.UnitKind), months.Build(), values.Build(),
        ], rows.Count);
        await file.WriteRecordBatchAsync(batch, ct);
    }

    private static StringArray Texts(List<FigureRow> rows, Func<FigureRow, string?> column)
    {
        var texts = new StringArray.Builder().Reserve(rows.Count);
        foreach (var row in rows)
            texts.Append(column(row));
        return texts.Build();
    }

    private static Field Text(string name, bool nullable) => new(name, StringType.Default, nullable);
}
