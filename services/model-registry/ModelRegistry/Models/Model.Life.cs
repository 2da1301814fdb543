using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Focus;
using DanVan.ModelRegistry.Life;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Models;

// The life of a model as a state machine: registered, running, results, impact checked, recognised, typical, replicated or ended.
internal sealed partial class Model
{
    private readonly List<Step> steps = [];

    /// <summary>Null while it is no more than registered.</summary>
    public ModelLife? Life { get; private set; }

    /// <summary>Loaded for changes only.</summary>
    public IReadOnlyList<Step> Steps => steps;

    public ModelState State => Life?.State ?? ModelState.Registered;

    public Stage Stage => Life?.Stage ?? Stage.Registered;

    public bool IsClosed => State is ModelState.Ended or ModelState.Withdrawn;

    private bool IsRecognised => State is ModelState.Recognised or ModelState.Typical or ModelState.Replicated;

    /// <param name="focus">What the unit chose for the year; null where it chose nothing.</param>
    public Decision<ModelStarted> Start(StartModel.Request plan, StepPaper paper, UnitFocus? focus)
    {
        if (Stage != Stage.Registered)
            return RegistryProblems.StepTaken;
        if (focus?.Asks(plan) is { } unanswered)
            return unanswered;
        if (Sign(StepKind.Started, paper) is { } refusal)
            return refusal;
        var milestones = plan.Milestones ?? [];
        if (milestones.Any(one => one.DueOn < paper.On || one.ReachedOn is not null))
            return RegistryProblems.MilestoneBeforeStart;
        (Life!.LeadingBody, Life.CoordinatingBodies, Life.Milestones) = (plan.LeadingBody, plan.CoordinatingBodies ?? [], milestones);
        (Life.FocusId, Life.BesideFocusBecause) = focus is not null && plan.FocusId == focus.Id ? (focus.Id, null) : ((Guid?)null, plan.BesideFocusBecause);
        Reach(Stage.Running);
        return new ModelStarted(Id, UnitId, paper.On, plan.LeadingBody, Life.CoordinatingBodies, Life.FocusId);
    }

    public Decision<ModelResultsReported> ReportResults(StepPaper paper)
    {
        if (Stage != Stage.Running)
            return Stage < Stage.Running ? OutOfOrder(Stage.Running) : RegistryProblems.StepTaken;
        if (results.Count == 0)
            return RegistryProblems.NothingMeasured;
        if (Sign(StepKind.ResultsReported, paper) is { } refusal)
            return refusal;
        Reach(Stage.Results);
        return new ModelResultsReported(Id, UnitId, paper.On, results.Select(one => one.Measure).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    /// <summary>The owner's committee checks first or an independent one does; further checks may follow at any time.</summary>
    public Decision<ModelImpactChecked> CheckImpact(StepPaper paper, Guid checkedBy)
    {
        if (Stage < Stage.Results)
            return OutOfOrder(Stage.Results);
        // Who entered the papers under check acts for its owner, whatever unit the token names.
        var independent = checkedBy != UnitId
            && !steps.Exists(step => step.Kind is StepKind.Started or StepKind.ResultsReported && step.RecordedBy == paper.RecordedBy);
        if (Sign(StepKind.ImpactChecked, paper) is { } refusal)
            return refusal;
        Life!.IsIndependentlyChecked |= independent;
        Reach(Stage.ImpactChecked);
        return new ModelImpactChecked(Id, UnitId, paper.On, checkedBy, independent, Life.EvidenceTier);
    }

    public Decision<ModelNamedTypical> NameTypical(StepPaper paper, string decision)
    {
        if (State == ModelState.Typical)
            return RegistryProblems.StepTaken;
        if (!IsRecognised || Stage < Stage.ImpactChecked)
            return OutOfOrder(Stage.ImpactChecked);
        if (Sign(StepKind.NamedTypical, paper) is { } refusal)
            return refusal;
        Life!.State = ModelState.Typical;
        return new ModelNamedTypical(Id, UnitId, decision, paper.On);
    }

    /// <param name="publish">Failures are publishable: the lessons of a model that nobody recognised may be shown to all.</param>
    public Decision<ModelEnded> End(StepPaper paper, EndOutcome outcome, string? failsWhere, bool publish)
    {
        if (outcome == EndOutcome.Failed && string.IsNullOrWhiteSpace(failsWhere))
            return RegistryProblems.FailureUnexplained;
        if (Sign(StepKind.Ended, paper) is { } refusal)
            return refusal;
        (Life!.State, Life.Outcome, Life.FailsWhere) = (ModelState.Ended, outcome, failsWhere);
        IsPublic |= publish;
        Weigh();
        return new ModelEnded(Id, UnitId, paper.On, Kebab.Of(outcome), paper.Statement, failsWhere);
    }

    /// <summary>Adds the step, or says why its paper is not in order.</summary>
    private Refusal? Sign(StepKind kind, StepPaper paper)
    {
        if (IsClosed)
            return RegistryProblems.ModelClosed;
        if (paper.On > paper.Today || paper.On < (Life?.LastStepOn ?? RegisteredOn))
            return RegistryProblems.NotOnThatDay;
        if (Prose.SaysNothing(paper.Statement))
            return RegistryProblems.SectionSaysNothing;
        if (steps.SelectMany(one => one.Evidence).Any(used => paper.Evidence.Any(used.IsSameAs)))
            return RegistryProblems.EvidenceUsed;
        steps.Add(new()
        {
            ModelId = Id,
            Number = steps.Count + 1,
            Kind = kind,
            On = paper.On,
            Statement = paper.Statement,
            Signature = paper.Signature,
            Evidence = paper.Evidence,
            RecordedBy = paper.RecordedBy,
        });
        Life ??= new();
        Life.LastStepOn = paper.On;
        return null;
    }

    private void Reach(Stage stage)
    {
        Life!.Stage = stage;
        // A model known from a published recognition catches up on its steps without losing what it is known as.
        if (recognitions.Count == 0)
            Life.State = Enum.Parse<ModelState>(stage.ToString());
        Weigh();
    }

    private void Weigh()
    {
        Life!.EvidenceTier =
            Stage == Stage.ImpactChecked && Life.IsIndependentlyChecked ? Life.IsReproducedElsewhere ? 5 : 4
            : Stage == Stage.ImpactChecked ? 3
            : results.Count > 0 ? 2
            : 1;
        Life.VerifiedEffect = Life.EvidenceTier >= 4 && (IsRecognised || State == ModelState.ImpactChecked) ? Result.Effect(results) : 0;
    }

    private Refusal OutOfOrder(Stage needed)
    {
        var missing = Enum.GetValues<Stage>().Where(stage => stage > Stage && stage <= needed).Select(stage => Kebab.Of(stage)).ToArray();
        return RegistryProblems.StepsMissing.With(
            $"Còn thiếu: {string.Join(", ", missing)}.", $"Still missing: {string.Join(", ", missing)}.", ("state", State), ("missing", missing));
    }
}
