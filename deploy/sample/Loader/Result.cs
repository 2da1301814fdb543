using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace DanVan.Loader;

/// <summary>The table: units and models of Nghệ An at four days, each count read in the structures of all four; and whether it is right.</summary>
internal static class Result
{
    public static async Task<int> Show(Platform platform, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));
        DateOnly[] days = [new(2018, 6, 30), new(2020, 6, 30), new(2024, 12, 31), today];
        var figures = await platform.As("analyst", "reporting").Get(
            $"v1/comparisons?indicator=models-recognised&unit=40@2018-06-30&structures={string.Join(',', days.Select(Text))}", ct);
        var rows = figures.GetProperty("days").EnumerateArray().ToList();
        Print(rows, days);

        var wrong = await Check(platform, rows, ct);
        foreach (var line in wrong)
            await Console.Error.WriteLineAsync($"Loader: {line}");
        if (wrong.Count > 0)
            return 1;
        Console.WriteLine("Checked: units equal the CSV files; counts equal the registry, model by model; every re-cast sum equals what was reported.");
        return 0;
    }

    private static void Print(List<JsonElement> rows, DateOnly[] days)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 130;
        var table = new Table().Border(TableBorder.Rounded).Title("Nghệ An: units, and models recognised (illustrative) by that day")
            .Caption("n in m: the models of that row, in how many units of that column's structure; ~ partly estimated; + in no single one of them");
        table.AddColumns("Day", "Districts", "Communes", "As reported");
        foreach (var day in days)
            table.AddColumn(new TableColumn($"Re-cast to {day.Year}").RightAligned());
        for (var column = 1; column <= 3; column++)
            table.Columns[column].RightAligned();
        foreach (var row in rows)
        {
            table.AddRow([row.Text("day"), Number(row, "districts"), Number(row, "communes"), Number(row, "asReported"),
                .. row.GetProperty("recast").EnumerateArray().Select(Cell)]);
        }
        AnsiConsole.Write(table);
    }

    // Back in time a merged unit has no single place: what was counted in it stands in the province, and in none of its parts.
    private static string Cell(JsonElement recast)
    {
        var unplaced = recast.GetProperty("unplaced").GetDecimal();
        var estimated = recast.GetProperty("estimatedShareOfPlaces").GetDecimal() > 0 ? "~" : "";
        return $"{Number(recast, "value")} in {estimated}{Number(recast, "places")}{(unplaced > 0 ? $", +{unplaced.ToString("0.##", CultureInfo.InvariantCulture)}" : "")}";
    }

    private static async Task<List<string>> Check(Platform platform, List<JsonElement> rows, CancellationToken ct)
    {
        List<string> wrong = [];
        var recognised = await Recognised(platform, wrong, ct);
        foreach (var row in rows)
        {
            var day = row.Day("day");
            var expected = LoadUnits.Structure.All.Last(one => one.From <= day).Count();
            var (districts, communes) = (row.GetProperty("districts").GetInt32(), row.GetProperty("communes").GetInt32());
            if ((districts, communes) != expected)
                wrong.Add($"{day:yyyy-MM-dd}: {districts} districts and {communes} communes, the file has {expected.Districts} and {expected.Communes}");
            var reported = row.GetProperty("asReported").GetDecimal();
            var counted = recognised.Count(one => one <= day);
            if (reported != counted)
                wrong.Add($"{day:yyyy-MM-dd}: reporting counts {reported} models recognised, the registry holds {counted}");
            foreach (var recast in row.GetProperty("recast").EnumerateArray().Where(recast => recast.GetProperty("value").GetDecimal() != reported))
                wrong.Add($"{day:yyyy-MM-dd}: {reported} as reported, but {recast.GetProperty("value").GetDecimal()} in the structure of {recast.Text("structure")}");
        }
        return wrong;
    }

    /// <summary>The day of each model's first recognition, from the registry itself; the sample's models must all be there.</summary>
    private static async Task<List<DateOnly>> Recognised(Platform platform, List<string> wrong, CancellationToken ct)
    {
        List<DateOnly> days = [];
        var titles = new HashSet<string>();
        await foreach (var model in platform.As("province-secretariat", "model-registry").List("v1/models", ct))
        {
            titles.Add(model.Text("title"));
            if (model.GetProperty("recognitions").EnumerateArray().Select(one => one.Day("recognisedOn")).Order().ToList() is [var first, ..])
                days.Add(first);
        }
        var missing = SampleModel.All().Models.Count(model => !titles.Contains(model.Title));
        if (missing > 0)
            wrong.Add($"{missing} models of the sample are not in the registry");
        return days;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(JsonElement row, string name) => row.GetProperty(name).GetDecimal().ToString("0.##", CultureInfo.InvariantCulture);
}
