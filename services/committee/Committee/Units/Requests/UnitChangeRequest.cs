using System.Text.Json;
using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Units.Requests;

public enum UnitField
{
    Name,
    Kind,
    Code,
    Parent,
}

/// <summary>A wish to change a unit, decided field by field. It keeps the old values beside the requested ones, whatever becomes of it.</summary>
internal sealed class UnitChangeRequest : Aggregate
{
    public const int LongestReason = 1000;

    public Guid UnitId { get; private set; }

    public IReadOnlyList<RequestedUnitField> Fields { get; private set; } = [];

    public DateOnly EffectiveOn { get; private set; }

    public string Symbol { get; private set; } = "";

    public string Issuer { get; private set; } = "";

    public DateOnly? IssuedOn { get; private set; }

    public DateOnly DocumentEffectiveOn { get; private set; }

    public string Reason { get; private set; } = "";

    public string Client { get; private set; } = "";

    public bool IsDecided { get; private set; }

    public LegalDocument Document => new(Symbol, Issuer, IssuedOn, DocumentEffectiveOn);

    public Decision<UnitChangeRequested> Ask(
        UnitVersion unit, IReadOnlyList<(UnitField Field, string? Requested)> wishes, DateOnly on, LegalDocument document, string reason, string client)
    {
        (UnitId, EffectiveOn, Reason, Client) = (unit.UnitId, on, reason, client);
        (Symbol, Issuer, IssuedOn, DocumentEffectiveOn) = (document.Symbol, document.Issuer, document.IssuedOn, document.EffectiveOn);
        Fields = [.. wishes.Select(wish => new RequestedUnitField(Kebab.Of(wish.Field), Value(unit, Kebab.Of(wish.Field)), wish.Requested))];
        return Fields.Any(field => field.Old == field.Requested)
            ? CommitteeProblems.NothingChanges
            : new UnitChangeRequested(Id, UnitId, Fields, on, document, reason);
    }

    public Decision<UnitChangeDecided> Decide(UnitVersion unit, IReadOnlyDictionary<string, (bool Approved, string? Reason)> decisions)
    {
        if (IsDecided)
            return CommitteeProblems.RequestDecided;
        if (Fields.Count != decisions.Count || Fields.Any(field => !decisions.ContainsKey(field.Field)))
            return CommitteeProblems.RequestUndecided.With(
                "Cần quyết định đúng từng trường được đề nghị.", "Each field that was asked for needs one decision.", ("fields", Fields.Select(field => field.Field)));
        if (Fields.FirstOrDefault(field => decisions[field.Field].Approved && Value(unit, field.Field) != field.Old) is { } moved)
            return CommitteeProblems.RequestOutdated.With(
                $"{moved.Field} đã khác lúc đề nghị.", $"{moved.Field} is no longer what it was when it was asked for.",
                ("field", moved.Field), ("now", Value(unit, moved.Field)));
        Fields = [.. Fields.Select(field => field with { Approved = decisions[field.Field].Approved, Reason = decisions[field.Field].Reason })];
        IsDecided = true;
        return new UnitChangeDecided(Id, UnitId, Fields);
    }

    private static string? Value(UnitVersion unit, string field) => field switch
    {
        "name" => unit.Name,
        "kind" => unit.Kind,
        "code" => unit.Code,
        _ => unit.ParentId?.ToString(),
    };

    internal sealed class Mapping : IEntityTypeConfiguration<UnitChangeRequest>
    {
        public void Configure(EntityTypeBuilder<UnitChangeRequest> builder)
        {
            builder.ToTable("unit_change_request");
            builder.Ignore(request => request.Document);
            builder.Property(request => request.Reason).HasMaxLength(LongestReason);
            builder.Property(request => request.Fields).HasColumnType("jsonb").HasConversion(
                fields => JsonSerializer.Serialize(fields, JsonSerializerOptions.Default),
                text => JsonSerializer.Deserialize<List<RequestedUnitField>>(text, JsonSerializerOptions.Default)!,
                // Replaced as a whole, never changed in place.
                new ValueComparer<IReadOnlyList<RequestedUnitField>>((one, other) => ReferenceEquals(one, other), fields => fields.Count));
            builder.HasIndex(request => new { request.UnitId, request.Id }).HasDatabaseName("unit_change_request_of_unit");
            builder.HasIndex(request => request.Id).HasFilter("not is_decided").HasDatabaseName("unit_change_request_open");
        }
    }
}
