using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DanVan.ServiceDefaults;
using DanVan.TestKit;

namespace DanVan.Contracts.Tests;

/// <summary>
/// Events lie in logs, queues and archives for years, and a sender and its followers are never updated at one moment. A field may be added if
/// it may be missing; nothing may be renamed, moved or taken away: that is another event, in a V2 beside V1.
/// </summary>
public sealed class EventContractTests
{
    // As every follower reads: what a newer sender adds is passed over.
    private static readonly JsonSerializerOptions Reader = new(Json.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    [Fact]
    public void Names_and_forms_of_events_are_a_decision()
    {
        Assert.True(EventSamples.Types.Count >= 15, "events were found");
        Snapshot.Match("events", string.Join('\n', EventSamples.Types.Select(type =>
            $"{EventNames.Name(type)}\n  full    {Write(EventSamples.Of(type, true))}\n  minimal {Write(EventSamples.Of(type, false))}")));
    }

    // history/ is only ever added to: what was once written must be readable for ever.
    [Fact]
    public void What_was_ever_written_is_read_by_todays_records_without_loss()
    {
        var written = Directory.GetFiles(Path.Combine(Repository.Root, "tests/Contracts.Tests/history"), "*.txt").SelectMany(Written).ToList();
        Assert.True(written.Count >= 30, "old events were found");
        Assert.All(written, old =>
        {
            var type = Assert.Single(EventSamples.Types, type => EventNames.Name(type) == old.Type);
            AssertHolds(JsonNode.Parse(old.Json)!, JsonNode.Parse(Write(JsonSerializer.Deserialize(old.Json, type, Reader)!))!, old.Type);
        });
    }

    [Fact]
    public void What_a_newer_sender_adds_is_passed_over_by_todays_records()
    {
        Assert.All(EventSamples.Types.SelectMany(type => new[] { (type, full: true), (type, full: false) }), one =>
        {
            var today = Write(EventSamples.Of(one.type, one.full));
            var newer = Grown(JsonNode.Parse(today)!).ToJsonString();
            Assert.NotEqual(today, newer);
            Assert.Equal(today, Write(JsonSerializer.Deserialize(newer, one.type, Reader)!));
        });
    }

    private static string Write(object one) => JsonSerializer.Serialize(one, one.GetType(), Json.Options);

    private static IEnumerable<(string Type, string Json)> Written(string file)
    {
        var type = "";
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith(' '))
                yield return (type, line[line.IndexOf('{', StringComparison.Ordinal)..]);
            else
                type = line;
        }
    }

    // Everything the old text says, the new one says too; it may say more.
    private static void AssertHolds(JsonNode old, JsonNode now, string where)
    {
        foreach (var (name, value) in old as JsonObject ?? [])
            AssertHolds(value!, now[name] ?? throw new Xunit.Sdk.XunitException($"{where}.{name} is lost"), $"{where}.{name}");
        if (old is JsonArray items)
        {
            Assert.Equal(items.Count, now.AsArray().Count);
            foreach (var (item, at) in items.Select((item, at) => (item!, at)))
                AssertHolds(item, now[at]!, $"{where}[{at}]");
        }
        if (old is JsonValue)
            Assert.True(JsonNode.DeepEquals(old, now), $"{where} was {old} and is {now}");
    }

    private static JsonNode Grown(JsonNode node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Grown(item!);
        }
        if (node is JsonObject members)
        {
            foreach (var (_, value) in members.ToList())
                Grown(value!);
            members["addedLater"] = new JsonObject { ["why"] = "because" };
        }
        return node;
    }
}
