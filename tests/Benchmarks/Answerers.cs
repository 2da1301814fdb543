using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;
using Npgsql;

namespace DanVan.Benchmarks;

/// <summary>Whoever can answer: rows of a name and a sum, those of 0 left out.</summary>
internal interface IAnswer : IAsyncDisposable
{
    Task<List<(string Name, decimal Sum)>> Answer(Asked asked);
}

/// <summary>The reporting service, over HTTP.</summary>
internal sealed class Service(HttpClient client) : IAnswer
{
    public async Task<List<(string Name, decimal Sum)>> Answer(Asked asked)
    {
        using var answer = await client.GetAsync(new Uri(asked.Path, UriKind.Relative));
        await using var body = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        using var view = await JsonDocument.ParseAsync(body);
        var rows = asked.Kind == Kind.ComparisonOfFourDays
            ? view.RootElement.GetProperty("days").EnumerateArray().Select(row => (row.GetProperty("day").GetString()!, row.GetProperty("asReported").GetDecimal()))
            : view.RootElement.GetProperty("recast").GetProperty("rows").EnumerateArray()
                .Select(row => (row.GetProperty("unit").GetProperty("id").GetString()!, row.GetProperty("value").GetDecimal()));
        var counted = rows.Where(row => row.Item2 != 0).OrderBy(row => row.Item1, StringComparer.Ordinal);
        return asked.Kind == Kind.TopTenOfAProvince ? [.. counted.OrderByDescending(row => row.Item2).Take(10)] : [.. counted];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>A database that is asked in SQL.</summary>
internal sealed class Sql(DbConnection connection) : IAnswer
{
    public static async Task<Sql> OverFacts(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return new(connection);
    }

    /// <summary>DuckDB over Parquet files that hold the facts in the order in which they are asked for, the best it can be given.</summary>
    public static async Task<Sql> OverParquet(string connectionString, string folder)
    {
        await using (var source = new NpgsqlConnection(connectionString))
        {
            await source.OpenAsync();
            await Save(source, "copy fact (indicator, unit_id, occurred_on, value, known_at, known_until) to stdout (format csv, header)", folder + "/fact.csv");
            await Save(source, "copy (select unit_id, province, commune from place) to stdout (format csv, header)", folder + "/place.csv");
        }
        var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $$"""
            set timezone = 'UTC';
            copy (select * from read_csv('{{folder}}/fact.csv', types = {'value': 'DECIMAL(18,2)', 'known_at': 'TIMESTAMPTZ', 'known_until': 'TIMESTAMPTZ'})
                order by indicator, occurred_on) to '{{folder}}/fact.parquet' (format parquet);
            create view fact as select * from read_parquet('{{folder}}/fact.parquet');
            create table place as select * from read_csv('{{folder}}/place.csv');
            """;
        await command.ExecuteNonQueryAsync();
        File.Delete(folder + "/fact.csv");
        return new(connection);
    }

    public async Task<List<(string Name, decimal Sum)>> Answer(Asked asked)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = asked.Sql;
        await using var rows = await command.ExecuteReaderAsync();
        List<(string, decimal)> found = [];
        while (await rows.ReadAsync())
            found.Add((rows.GetString(0), Convert.ToDecimal(rows.GetValue(1), CultureInfo.InvariantCulture)));
        return found;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static async Task Save(NpgsqlConnection source, string copy, string file)
    {
        using var rows = await source.BeginTextExportAsync(copy);
        await using var target = File.CreateText(file);
        var buffer = new char[1 << 16];
        for (int read; (read = await rows.ReadAsync(buffer)) > 0;)
            await target.WriteAsync(buffer.AsMemory(0, read));
    }
}
