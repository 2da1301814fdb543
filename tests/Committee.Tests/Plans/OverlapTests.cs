using DanVan.Committee.Plans;
using DanVan.TestKit;
using FsCheck.Xunit;

namespace DanVan.Committee.Tests.Plans;

public sealed class OverlapTests(NgheAnHost host) : PlanningTest(host)
{
    [Fact]
    public async Task A_plan_copied_from_the_programme_or_a_neighbour_is_flagged_with_the_passages_and_a_plan_of_ones_own_is_not()
    {
        var field = await OwnField();
        var programme = await Issued(field);
        var own = await Submitted(field.AsOne, programme.Id(), field.One, Answers("Xã Một ven biển, một phần ba hộ làm nghề cá"));
        Assert.False(own.GetProperty("flagged").GetBoolean());

        // Marks, capitals and commas do not hide a copy.
        var copied = await Submitted(field.AsOther, programme.Id(), field.Other, Answers("xa mot VEN BIEN, mot phan ba ho lam nghe ca"));
        Assert.True(copied.GetProperty("flagged").GetBoolean());
        var report = await field.AsDistrict.Read($"/v1/plans/{copied.Id()}/overlap");
        Assert.Equal(0.6m, report.GetProperty("limit").GetDecimal());
        var nearest = report.GetProperty("texts")[0];
        Assert.Equal(("sibling", own.Id()), (nearest.Text("kind"), nearest.GetProperty("planId").GetGuid()));
        Assert.Equal(1m, nearest.GetProperty("share").GetDecimal());
        Assert.Contains("xa mot VEN BIEN, mot phan ba ho lam nghe ca", nearest.GetProperty("passages")[0].Text("text"), StringComparison.Ordinal);

        var fromAbove = await Submitted(field.AsDistrict, programme.Id(), field.District, Answers("Huyện Thử", text: number => FiveContents[number - 1].Text));
        Assert.True(fromAbove.GetProperty("flagged").GetBoolean());
        Assert.Equal("programme", (await field.AsProvince.Read($"/v1/plans/{fromAbove.Id()}/overlap")).GetProperty("texts")[0].Text("kind"));
        var listed = await field.AsProvince.Read($"/v1/programmes/{programme.Id()}/plan-standing?asOf=2018-06-30&flagged=true");
        Assert.Equal(new[] { field.District, field.Other }.Order(), listed.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("unitId").GetGuid()).Order());
    }

    [Fact]
    public async Task The_limit_is_a_row_of_its_day()
    {
        var field = await OwnField();
        var programme = await Issued(field);
        await Host.Database.Run("insert into overlap_limit (level, valid_from, valid_to, share, citation) values ('commune', '2018-04-28', '2018-04-29', 1, 'Thử')");
        await Submitted(field.AsOne, programme.Id(), field.One, Answers("Xã Một ven biển, một phần ba hộ làm nghề cá"));
        var copied = await Submitted(field.AsOther, programme.Id(), field.Other, Answers("Xã Một ven biển, một phần ba hộ làm nghề cá"), on: "2018-04-28");
        Assert.Equal((1m, false), (copied.GetProperty("identicalShare").GetDecimal(), copied.GetProperty("flagged").GetBoolean()));
    }

    [Property]
    public void A_share_lies_between_nothing_and_all_and_a_text_is_all_of_itself(byte[] one, byte[] other)
    {
        var (first, second) = (Prose(one), Prose(other));
        Assert.InRange(SharedWords.Of(first, second).Share, 0, 1);
        Assert.Equal(one.Length >= 6 ? 1 : 0, SharedWords.Of(first, first + " " + second).Share);
        Assert.All(SharedWords.Of(first, second).Passages, passage => Assert.Contains(passage.Text, first, StringComparison.Ordinal));
    }

    private static string Prose(byte[] words) => string.Join(' ', words.Select(word => $"tiếng{word % 40}"));
}
