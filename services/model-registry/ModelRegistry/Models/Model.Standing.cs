using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Life;
using DanVan.ModelRegistry.Standing;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Models;

// A recognition is no eternal title: it is re-checked, lapses by silence, returns by a good check, and falls by withdrawal.
internal sealed partial class Model
{
    private readonly List<Recheck> rechecks = [];

    /// <summary>Loaded for changes of the standing only.</summary>
    public IReadOnlyList<Recheck> Rechecks => rechecks;

    // What was taken over as published was never verified here: there is nothing to verify again.
    private void ScheduleRechecks(DateOnly recognisedOn, IReadOnlyList<RecheckRule> rules)
    {
        foreach (var rule in rules)
        {
            var due = recognisedOn.AddMonths(rule.Months);
            rechecks.Add(new() { ModelId = Id, DueOn = due, LapsesOn = due.AddDays(rule.GraceDays) });
        }
    }

    /// <summary>Answers every re-check that was due by then, or within the month after.</summary>
    public Decision<ModelRechecked> Recheck(StepPaper paper, bool holds)
    {
        var answered = rechecks.Where(one => one.AnsweredOn is null && one.DueOn <= paper.On.AddDays(30)).ToList();
        if (answered.Count == 0)
            return RegistryProblems.NothingToRecheck;
        if (Sign(StepKind.Rechecked, paper) is { } refusal)
            return refusal;
        foreach (var one in answered)
            (one.AnsweredOn, one.Holds) = (paper.On, holds);
        if (holds && State == ModelState.Lapsed)
            (Life!.State, Life.NotVerifiedSince) = (ModelState.Recognised, null);
        Weigh();
        return new ModelRechecked(Id, UnitId, paper.On, holds);
    }

    /// <summary>The effect was found gone.</summary>
    public RecognitionLapsed? LapseAsFound(DateOnly on) => Lower(on, silent: false);

    /// <summary>Counts the silence of every re-check whose time is over; null where nothing changes.</summary>
    public RecognitionLapsed? LapseBySilence(DateOnly today)
    {
        var silent = rechecks.Where(one => one.AnsweredOn is null && !one.IsLapsed && one.LapsesOn <= today).ToList();
        foreach (var one in silent)
            one.IsLapsed = true;
        return silent.Count == 0 ? null : Lower(silent.Min(one => one.DueOn), silent: true);
    }

    /// <summary>Final. The model stays public, so that everybody can see what became of it.</summary>
    public Decision<RecognitionWithdrawn> Withdraw(StepPaper paper, string decision, WithdrawalGround ground)
    {
        if (recognitions.Count == 0)
            return RegistryProblems.NotRecognised;
        if (Sign(StepKind.Withdrawn, paper) is { } refusal)
            return refusal;
        (Life!.State, Life.NotVerifiedSince) = (ModelState.Withdrawn, paper.On);
        Weigh();
        return new RecognitionWithdrawn(Id, UnitId, decision, paper.On, Kebab.Of(ground), paper.Statement);
    }

    private RecognitionLapsed? Lower(DateOnly since, bool silent)
    {
        if (!IsRecognised)
            return null;
        (Life!.State, Life.NotVerifiedSince) = (ModelState.Lapsed, since);
        Weigh();
        return new(Id, UnitId, since, silent);
    }
}
