using System.Globalization;
using System.Net;
using DanVan.ModelRegistry.Duplicates;
using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class DuplicateTests(RegistryHost host) : RegistryTest(host)
{
    [Fact]
    public async Task The_same_work_under_another_name_is_shown_and_a_person_decides()
    {
        var first = (await RegisteredModel(title: "Tổ liên gia tự quản, đảm bảo ANTT khu vực giáp ranh", registeredOn: "2026-01-10")).Id();
        var second = (await RegisteredModel(title: "To lien gia tu quan dam bao an ninh trat tu vung giap ranh", registeredOn: "2026-05-10")).Id();
        var shown = (await ThanhVinh.Read($"/v1/models/{second}/look-alikes")).EnumerateArray().Single(one => one.GetProperty("modelId").GetGuid() == first);
        Assert.False(shown.TryGetProperty("isSame", out _));
        var verdict = new { otherId = first, isSame = true, reason = "Cùng tổ, cùng người làm, đổi tên." };
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ThanhVinh.Post($"/v1/models/{second}/look-alikes", verdict)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        var decided = (await ThanhVinh.Read($"/v1/models/{first}/look-alikes")).EnumerateArray().Single(one => one.GetProperty("modelId").GetGuid() == second);
        Assert.True(decided.GetProperty("isSame").GetBoolean());
    }

    /// <summary>Pairs made by hand from real titles: paraphrases of one work, and works that only sound alike.</summary>
    [Fact]
    public void On_the_labelled_pairs_precision_and_recall_are_as_measured()
    {
        var (found, wrong, missed) = (0, 0, 0);
        foreach (var pair in File.ReadLines(InTests("duplicates.csv")).Skip(1).Select(Cells))
        {
            var shown = LookAlike.Score(pair[2], pair[3], pair[1] == "same") >= LookAlike.Shown;
            found += shown && pair[0] == "1" ? 1 : 0;
            wrong += shown && pair[0] == "0" ? 1 : 0;
            missed += !shown && pair[0] == "1" ? 1 : 0;
        }
        var titles = File.ReadAllLines(InTests("titles.txt"));
        var apart = titles.SelectMany((one, i) => titles.Skip(i + 1).Select(other => LookAlike.Score(one, other, false) >= LookAlike.Shown)).ToList();
        var (precision, recall) = (found / (double)(found + wrong), found / (double)(found + missed));
        Snapshot.Match("duplicate-finder", string.Create(CultureInfo.InvariantCulture,
            $"threshold {LookAlike.Shown}\nprecision {precision:0.000}\nrecall {recall:0.000}\nof {apart.Count} pairs of other real titles shown {apart.Count(one => one)}"));
        Assert.True(precision >= 0.9 && recall >= 0.9);
    }

    private static string InTests(string file) => Path.Combine(Repository.Root, "tests/ModelRegistry.Tests", file);

    private static string[] Cells(string line)
    {
        var (cells, quoted) = (new List<string> { "" }, false);
        foreach (var character in line)
        {
            if (character == '"')
                quoted = !quoted;
            else if (character == ',' && !quoted)
                cells.Add("");
            else
                cells[^1] += character;
        }
        return [.. cells];
    }
}
