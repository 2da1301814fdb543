using System.Text.Json;
using System.Text.Json.Nodes;
using DanVan.Reporting.Contracts.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Indicators;

/// <summary>Which events make facts of a version of an indicator, or end them (Archive/Schema.sql, Scorecards/Scorecards.sql).</summary>
internal sealed class IndicatorInput
{
    public const string Counts = "counts", Ends = "ends";
    private const string If = "-if", Always = "{}";

    public required string EventType { get; init; }

    public string Code { get; init; } = "";

    public short Version { get; init; }

    public decimal Value { get; init; }

    /// <summary><c>counts</c> or <c>ends</c>; with a condition <c>counts-if</c> or <c>ends-if</c>.</summary>
    public required string Effect { get; init; }

    /// <summary>What the event's data must contain, as JSON.</summary>
    public required string Condition { get; init; }

    public static IndicatorInput Of(DefinedInput input) => new()
    {
        EventType = input.Event,
        Value = input.Value,
        Effect = input.Where.Count == 0 ? input.Effect : input.Effect + If,
        Condition = input.Where.Count == 0 ? Always : new JsonObject(input.Where.Select(one =>
            KeyValuePair.Create(one.Field, CountableEvents.Value(input.Event, one.Field, one.Is)))).ToJsonString(),
    };

    public DefinedInput Said() => new(EventType, Effect.Replace(If, "", StringComparison.Ordinal), Value,
        [.. JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Condition)!.OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => new DefinedCondition(one.Key, one.Value.ValueKind == JsonValueKind.String ? one.Value.GetString()! : one.Value.GetRawText()))]);

    internal sealed class Table : IEntityTypeConfiguration<IndicatorInput>
    {
        public void Configure(EntityTypeBuilder<IndicatorInput> input)
        {
            input.ToTable("indicator_input", table => table.ExcludeFromMigrations());
            input.HasKey(one => new { one.EventType, one.Code, one.Version, one.Condition });
            input.Property(one => one.Condition).HasColumnType("jsonb");
        }
    }
}
