using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Honours;

/// <summary>
/// A form of award (giấy khen, bằng khen …) as a law names it for a stretch of days. Laws change names, levels and statutes; what was given
/// under an old one keeps its old name.
/// </summary>
internal sealed class AwardForm : Aggregate
{
    /// <summary>Of two versions of one form for one day the database stores the first.</summary>
    public const string OneInForce = "one_award_form_in_force";

    private AwardForm()
    {
    }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Who gives it.</summary>
    public RecognitionLevel Level { get; private set; }

    /// <summary>The agreed evidence tier: below it nobody gives this award.</summary>
    public int MinTier { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    /// <summary>The law or decision.</summary>
    public string Source { get; private set; } = "";

    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);

    public static (AwardForm Form, AwardFormPublished Event) Publish(AwardForms.Request request)
    {
        var form = new AwardForm
        {
            Code = request.Code,
            Name = request.Name.Trim(),
            Level = request.Level,
            MinTier = request.MinTier,
            ValidFrom = request.ValidFrom,
            Source = request.Source,
        };
        return (form, new(form.Id, form.Code, form.Name, Kebab.Of(form.Level), form.MinTier, form.ValidFrom, form.Source));
    }

    /// <summary>Ends the day before a new version begins.</summary>
    public bool EndsOn(DateOnly day)
    {
        if (ValidTo is not null || day <= ValidFrom)
            return false;
        ValidTo = day;
        return true;
    }

    internal sealed class Table : IEntityTypeConfiguration<AwardForm>
    {
        public void Configure(EntityTypeBuilder<AwardForm> form)
        {
            form.ToTable("award_form");
            form.Property(one => one.Code).HasMaxLength(40);
            form.Property(one => one.Name).HasMaxLength(200);
            form.Property(one => one.Level).HasConversion<string>().HasMaxLength(20);
            form.Property(one => one.Source).HasMaxLength(300);
        }
    }
}
