using System.Globalization;
using CsvHelper;

namespace DanVan.Loader;

/// <summary>The files of the sample, which lie beside the program.</summary>
internal static class Csv
{
    public static string Path(string file)
    {
        var path = System.IO.Path.Combine(AppContext.BaseDirectory, "data", file);
        return File.Exists(path) ? path : throw new LoaderException($"the sample's file {path} is missing");
    }

    /// <summary>The rows, each by column name; empty fields are left out.</summary>
    public static List<Dictionary<string, string>> Rows(string file)
    {
        using var csv = new CsvReader(new StreamReader(Path(file)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        List<Dictionary<string, string>> rows = [];
        while (csv.Read())
            rows.Add(csv.HeaderRecord!.Zip(csv.Parser.Record!).Where(field => field.Second.Length > 0).ToDictionary(field => field.First, field => field.Second));
        return rows;
    }
}
