using System.Globalization;
using DanVan.Committee.Units;
using DanVan.Reporting.Analytics;
using DanVan.Reporting.Exports;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>A file is written while its rows are read, and no more than a few of them are held: a million weigh as much as ten thousand.</summary>
public sealed class LargeFilesTests
{
    private const int Million = 1_000_000;

    // As objects a million rows are more than 300 MB. The largest thing held is a row group of Parquet with the columns made of it.
    private const long Flat = 80_000_000;

    private static readonly Dictionary<string, IExport> Forms = new()
    {
        ["csv"] = new CsvExport(),
        ["sdmx-csv"] = new SdmxCsvExport(),
        ["sdmx-json"] = new SdmxJsonExport(DateTimeOffset.UnixEpoch, new Dictionary<string, string>()),
        ["xlsx"] = new XlsxExport(),
        ["parquet"] = new ParquetExport(),
        ["arrow"] = new ArrowExport(),
        ["geojson"] = new GeoJsonExport(UnitTree.Empty),
    };

    public static IEnumerable<TheoryDataRow<string>> Formats => ExportsTests.Formats.Select(format => new TheoryDataRow<string>(format));

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_million_rows_are_written_in_flat_memory(string format)
    {
        await using var file = new Weighed();
        await Forms[format].Write(Rows(), file, CancellationToken.None);
        Assert.True(file.Size > 3 * Million, $"{file.Size} bytes");
        Assert.True(file.Most < Flat, $"{file.Most} bytes were held at once");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_million_rows_of_the_database_leave_the_service_in_flat_memory(string format)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("DANVAN_FULL") == "1", "A million facts are made for each: tests/run --full.");
        await using var large = new Counted();
        await large.InitializeAsync();
        await large.Reporting.Database.Run($"""
            insert into unit select gen_random_uuid(), 1 from generate_series(1, 4000);
            insert into unit_version (unit_id, valid_from, name, short_name, folded, kind, parent_id, symbol, issuer, effective_on)
            select id, '2000-01-01', 'Xã số ' || substr(id::text, 1, 8), 'x', 'x', 'commune', '{SampleUnits.Province}', '-', '-', '2000-01-01' from unit
            where not exists (select from unit_version v where v.unit_id = id);
            insert into fact (indicator, version, subject, unit_id, occurred_on, value, known_at, cause, source, position)
            select 'models-recognised', 1, u.id, u.id, date '2000-02-01' + interval '1 month' * m, 1, now(), gen_random_uuid(), 'x', m
            from unit u join unit_version v on v.unit_id = u.id and v.valid_from = '2000-01-01', generate_series(1, 250) m
            """);
        using var answer = await large.Reporting.Anonymous().GetAsync(new Uri($"/v1/exports/{format}?indicators=models-recognised", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var file = new Weighed();
        await (await answer.Content.ReadAsStreamAsync()).CopyToAsync(file);
        Assert.True(file.Size > 3 * Million, $"{file.Size} bytes");
        Assert.True(file.Most < Flat, $"{file.Most} bytes were held at once");
    }

    // As the database gives them: each with texts of its own.
    private static async IAsyncEnumerable<FigureRow> Rows()
    {
        await Task.Yield();
        Guid[] units = [.. Enumerable.Range(0, 4000).Select(_ => Guid.CreateVersion7())];
        for (var row = 0; row < Million; row++)
        {
            var (unit, month) = (row % units.Length, row / units.Length);
            yield return new()
            {
                Indicator = string.Create(CultureInfo.InvariantCulture, $"models-recognised-{month % 4}"),
                UnitId = units[unit],
                UnitCode = string.Create(CultureInfo.InvariantCulture, $"{unit:00000}"),
                UnitName = string.Create(CultureInfo.InvariantCulture, $"Xã Tân Hương số {unit}"),
                UnitKind = new string("commune".AsSpan()),
                Month = new DateOnly(2000, 1, 1).AddMonths(month),
                Value = row % 1000 / 4m,
            };
        }
    }

    /// <summary>Forgets what is written to it, but looks now and then how much is held meanwhile.</summary>
    private sealed class Weighed : Stream
    {
        private const int Often = 5_000_000;

        private readonly long before = GC.GetTotalMemory(forceFullCollection: true);

        public long Size { get; private set; }

        public long Most { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Size; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if ((Size + buffer.Length) / Often > Size / Often)
                Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true) - before);
            Size += buffer.Length;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Write(buffer, offset, count);
            return Task.CompletedTask;
        }
    }
}
