using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Life;
using DanVan.ModelRegistry.Standing;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Models;

/// <summary>An effective, replicable way of working: it has a concrete name, an address, and exactly one field.</summary>
internal sealed partial class Model : Aggregate
{
    public const int LongestTitle = 300;
    public const int LongestField = 60;
    public const int LongestPlace = 300;
    public const string OneTitlePerUnitAndDay = "one_title_per_unit_and_day";

    private readonly List<Recognition> recognitions = [];

    private Model()
    {
    }

    /// <summary>The unit in which it works, as it was on the day of registration.</summary>
    public Guid UnitId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The title without marks, for search.</summary>
    public string FoldedTitle { get; private set; } = "";

    /// <summary>The address below the unit: a hamlet, a block, a road.</summary>
    public string? Place { get; private set; }

    public string Field { get; private set; } = "";

    public ModelSubject Subject { get; private set; }

    public DateOnly RegisteredOn { get; private set; }

    /// <summary>Where the model was read of, for models entered from published sources.</summary>
    public string? SourceUrl { get; private set; }

    /// <summary>What was published elsewhere is entered as it was published; what lives here goes step by step.</summary>
    public ModelOrigin Origin => SourceUrl is null ? ModelOrigin.Living : ModelOrigin.PublishedSource;

    public IReadOnlyList<Recognition> Recognitions => recognitions;

    /// <summary>Nobody outside the unit and those above it sees a model before its first recognition.</summary>
    public bool IsPublic { get; private set; }

    /// <param name="foundBy">Whose nomination it was, where it was one.</param>
    public static (Model Model, ModelRegistered Event) Register(RegisterModel.Request request, DateOnly registeredOn, string? foundBy = null)
    {
        var model = new Model
        {
            UnitId = request.UnitId,
            Title = request.Title.Trim(),
            FoldedTitle = VietnameseText.Fold(request.Title),
            Place = request.Place?.Trim(),
            Field = request.Field,
            Subject = request.Subject,
            RegisteredOn = registeredOn,
            SourceUrl = request.SourceUrl?.ToString(),
        };
        return (model, new(model.Id, model.UnitId, model.Title, model.Field, Kebab.Of(model.Subject), registeredOn, Kebab.Of(model.Origin), foundBy));
    }

    /// <summary>
    /// One recognition at each level, none dated before the registration. A living model is recognised after its impact was checked, by the
    /// province only after an independent check; a published recognition is taken over as such and proves nothing here.
    /// </summary>
    public Decision<ModelRecognised> Recognise(RecognitionLevel level, string decision, DateOnly on, Signature? signature = null, IReadOnlyList<RecheckRule>? rules = null)
    {
        if (IsClosed)
            return RegistryProblems.ModelClosed;
        if (on < RegisteredOn)
            return RegistryProblems.RecognisedTooEarly;
        if (recognitions.Exists(one => one.Level == level))
            return RegistryProblems.AlreadyRecognised;
        var asPublished = Origin == ModelOrigin.PublishedSource && Stage < Stage.ImpactChecked;
        if (!asPublished)
        {
            if (Stage < Stage.ImpactChecked)
                return OutOfOrder(Stage.ImpactChecked);
            if (on < Life!.LastStepOn)
                return RegistryProblems.NotOnThatDay;
            if (signature is null)
                return RegistryProblems.SignatureMissing;
            if (level == RecognitionLevel.Province && !Life.IsIndependentlyChecked)
                return RegistryProblems.IndependentCheckMissing;
        }
        if (!asPublished && recognitions.TrueForAll(one => one.IsAsPublished))
            ScheduleRechecks(on, rules ?? []);
        recognitions.Add(new()
        {
            ModelId = Id, Level = level, Decision = decision, RecognisedOn = on, IsAsPublished = asPublished, Signature = signature,
        });
        IsPublic = true;
        Life ??= new();
        if (!IsRecognised)
            Life.State = ModelState.Recognised;
        Weigh();
        return new ModelRecognised(Id, UnitId, Kebab.Of(level), decision, on, Field, Title, asPublished, Life.EvidenceTier);
    }

    internal sealed class Table : IEntityTypeConfiguration<Model>
    {
        public void Configure(EntityTypeBuilder<Model> model)
        {
            model.ToTable("model");
            model.Property(one => one.Title).HasMaxLength(LongestTitle).UseCollation(VietnameseText.Collation);
            model.Property(one => one.FoldedTitle).HasMaxLength(LongestTitle);
            model.Property(one => one.Field).HasMaxLength(LongestField);
            model.Property(one => one.Place).HasMaxLength(LongestPlace);
            model.Property(one => one.Subject).HasConversion<string>().HasMaxLength(20);
            model.HasIndex(one => new { one.UnitId, one.FoldedTitle, one.RegisteredOn }).IsUnique().HasDatabaseName(OneTitlePerUnitAndDay);
            model.HasIndex(one => one.FoldedTitle).HasMethod("gin").HasOperators("gin_trgm_ops").HasDatabaseName("model_by_folded_title");
            model.OwnsMany(one => one.Recognitions, Recognition.Configure);
            model.OwnsOne(one => one.Life, ModelLife.Configure);
            model.HasMany(one => one.Steps).WithOne().HasForeignKey(step => step.ModelId);
            model.HasMany(one => one.Results).WithOne().HasForeignKey(result => result.ModelId);
        }
    }
}

public enum ModelSubject
{
    Collective,
    Individual,
}

/// <summary>How a model came into the registry.</summary>
public enum ModelOrigin
{
    /// <summary>Registered and followed here: no step is skipped.</summary>
    Living,

    /// <summary>Entered late from what was published elsewhere (its <c>sourceUrl</c>): shown as published, not as verified.</summary>
    PublishedSource,
}
