using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Life;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Models;

// What is measured along the way: milestones reached and results against their baseline.
internal sealed partial class Model
{
    private readonly List<Result> results = [];

    /// <summary>Loaded for changes only.</summary>
    public IReadOnlyList<Result> Results => results;

    public Decision<ModelMilestoneReached> ReachMilestone(string name, DateOnly on, DateOnly today)
    {
        if (IsClosed)
            return RegistryProblems.ModelClosed;
        if (Life?.Milestones.FirstOrDefault(one => one.Name == name && one.ReachedOn is null) is not { } milestone)
            return RegistryProblems.MilestoneNotFound;
        if (on > today || on < RegisteredOn)
            return RegistryProblems.NotOnThatDay;
        Life.Milestones = [.. Life.Milestones.Select(one => one == milestone ? one with { ReachedOn = on } : one)];
        return new ModelMilestoneReached(Id, UnitId, name, milestone.DueOn, on);
    }

    /// <summary>Baseline, target and unit of a measure are fixed by its first measurement: nobody moves the goal afterwards.</summary>
    public Decision<ModelResultMeasured> Measure(RecordResult.Request measured, DateOnly today)
    {
        if (IsClosed)
            return RegistryProblems.ModelClosed;
        if (Stage == Stage.Registered)
            return OutOfOrder(Stage.Running);
        if (measured.MeasuredOn > today || measured.MeasuredOn < RegisteredOn || measured.BaselineOn >= measured.MeasuredOn)
            return RegistryProblems.NotOnThatDay;
        if (measured.Target == measured.Baseline)
            return RegistryProblems.TargetIsBaseline;
        if (results.Find(one => string.Equals(one.Measure, measured.Measure, StringComparison.OrdinalIgnoreCase)) is { } first
            && (first.Unit, first.Baseline, first.BaselineOn, first.Target) != (measured.Unit, measured.Baseline, measured.BaselineOn, measured.Target))
            return RegistryProblems.TargetMoved;
        results.Add(new()
        {
            ModelId = Id,
            Number = results.Count + 1,
            Measure = measured.Measure,
            Unit = measured.Unit,
            Baseline = measured.Baseline,
            BaselineOn = measured.BaselineOn,
            Target = measured.Target,
            Value = measured.Value,
            MeasuredOn = measured.MeasuredOn,
            Method = measured.Method,
        });
        Weigh();
        return new ModelResultMeasured(Id, UnitId, measured.Measure, measured.Unit, measured.Baseline, measured.BaselineOn, measured.Target,
            measured.Value, measured.MeasuredOn, measured.Method);
    }
}
