namespace DanVan.Reporting.Contracts.V1;

/// <summary>What is counted was defined: a new indicator, or another version of one. What was counted before keeps the version it was counted by.</summary>
/// <param name="Number">The version of the definition, from 1.</param>
/// <param name="From">First day counted by it.</param>
/// <param name="Measure">What is counted: <c>model</c>.</param>
/// <param name="Direction"><c>up</c> where more is better, <c>down</c> where less is, <c>none</c> where the number says nothing by itself.</param>
/// <param name="Visibility"><c>public</c>, <c>grouped</c> or <c>subtree</c>.</param>
/// <param name="SmallestGroup">Where it is grouped: fewer are withheld.</param>
/// <param name="Counts"><c>each</c>, <c>first</c>, <c>latest</c> or <c>ratio</c>.</param>
/// <param name="Inputs">The events that are counted; empty of a ratio.</param>
/// <param name="Numerator">Of a ratio: the code of what is divided.</param>
/// <param name="Denominator">Of a ratio: the code of what it is divided by.</param>
/// <param name="Per">Of a ratio: what it is multiplied with.</param>
/// <param name="LegalBasis">The document that orders the count.</param>
/// <param name="Disaggregations">Fields of the events by which it may be divided; null where there are none.</param>
public sealed record IndicatorDefined(
    Guid DefinitionId, string Code, int Number, DateOnly From, string NameVi, string NameEn, string DefinitionVi, string DefinitionEn,
    string Measure, string Direction, string Visibility, int? SmallestGroup, string Counts, IReadOnlyList<DefinedInput> Inputs,
    string? Numerator, string? Denominator, decimal? Per, string LegalBasis, IReadOnlyList<string>? Disaggregations = null);

/// <param name="Event">The name of the event: <c>vn.danvan.model-registry.model-registered.v1</c>.</param>
/// <param name="Effect"><c>counts</c>; <c>ends</c>: what was counted of the same subject is held no longer.</param>
/// <param name="Value">What one of them counts.</param>
/// <param name="Where">All of it must hold of the event's data; empty where every such event counts.</param>
public sealed record DefinedInput(string Event, string Effect, decimal Value, IReadOnlyList<DefinedCondition> Where);

/// <summary>A field of an event's data is this.</summary>
public sealed record DefinedCondition(string Field, string Is);
