using DanVan.TestKit;

namespace DanVan.Committee.Tests.Meetings;

public sealed class RhythmTests(NgheAnHost host) : MeetingTest(host)
{
    [Fact]
    public async Task Who_does_not_meet_as_often_as_the_level_must_is_seen_as_of_any_day()
    {
        var (field, _, district, commune) = await ThreeLevels();
        await Running(field.AsDistrict, district, "2018-03-01");
        var missed = (await field.AsProvince.Read("/v1/meeting-rhythm?asOf=2018-05-01&missed=true")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["province", "commune"], missed.Select(one => one.Text("level")));
        Assert.Equal(commune, missed[1].GetProperty("committeeId").GetGuid());

        var levels = (await field.AsProvince.Read("/v1/meeting-rhythm/summary?asOf=2018-06-02")).GetProperty("levels").EnumerateArray();
        Assert.Equal([("province", 6, 1, 1), ("district", 3, 1, 1), ("commune", 3, 1, 1)], levels.Select(level => (
            level.Text("level"), level.GetProperty("monthsBetween").GetInt32(), level.GetProperty("committees").GetInt32(), level.GetProperty("missed").GetInt32())));
        var own = (await field.AsDistrict.Read("/v1/meeting-rhythm?asOf=2018-05-01")).GetProperty("items").EnumerateArray().Single(one => one.Text("level") == "district");
        Assert.Equal(("2018-03-01", "2018-06-01", false), (own.Text("lastHeldOn"), own.Text("dueOn"), own.GetProperty("missed").GetBoolean()));
    }
}
