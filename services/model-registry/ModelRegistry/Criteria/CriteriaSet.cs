using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Criteria;

/// <summary>
/// One version of the criteria of a locality and field, in force for a stretch of days. Never changed: what replaces it is another version.
/// </summary>
internal sealed class CriteriaSet : Aggregate
{
    /// <summary>Of two sets for one locality, field and day the database stores the first.</summary>
    public const string OneInForce = "one_criteria_set_in_force";

    private CriteriaSet()
    {
    }

    public Guid UnitId { get; private set; }

    /// <summary>Null: for all fields.</summary>
    public string? Field { get; private set; }

    public string Title { get; private set; } = "";

    public DateOnly ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    public Guid? ReplacesId { get; private set; }

    public string? SameBecause { get; private set; }

    public IReadOnlyList<Criterion> Criteria { get; private set; } = [];

    /// <param name="above">What holds above on the first day: the set must add to it or say why not.</param>
    public static Decision<Published> Publish(PublishCriteria.Request request, IReadOnlyList<Criterion> above, Guid? replaces)
    {
        if (request.ValidTo <= request.ValidFrom)
            return RegistryProblems.CriteriaPeriod;
        if (request.Criteria.Select(one => one.Code).Distinct().Count() < request.Criteria.Count)
            return RegistryProblems.CriterionTwice;
        var local = request.Criteria.Where(one => !above.Any(one.SaysWhat)).ToList();
        if (above.Count > 0 && local.Count == 0 && string.IsNullOrWhiteSpace(request.SameBecause))
            return RegistryProblems.NothingLocal;
        if (above.Count > 0 && local.Find(one => one.Baseline is null) is { } unfounded)
            return RegistryProblems.BaselineMissing.With(
                $"Tiêu chí {unfounded.Code} chưa dẫn số liệu gốc.", $"Criterion {unfounded.Code} cites no baseline.", ("criterion", unfounded.Code));
        if (request.Criteria.FirstOrDefault(one => one.Baseline is { } baseline && baseline.MeasuredOn >= request.ValidFrom) is { } late)
            return RegistryProblems.BaselineLate.With(
                $"Số liệu gốc của {late.Code} không trước ngày hiệu lực.", $"The baseline of {late.Code} was not measured before the set holds.",
                ("criterion", late.Code));
        var set = new CriteriaSet
        {
            UnitId = request.UnitId,
            Field = request.Field,
            Title = request.Title,
            ValidFrom = request.ValidFrom,
            ValidTo = request.ValidTo,
            ReplacesId = replaces,
            SameBecause = request.SameBecause,
            Criteria = request.Criteria,
        };
        return new Published(set, new(set.Id, set.UnitId, set.Field, set.ValidFrom, set.ValidTo, replaces, local.Count, set.SameBecause));
    }

    /// <summary>Ends the day before a new version begins.</summary>
    public Decision<CriteriaEnded> EndOn(DateOnly day)
    {
        if (day <= ValidFrom || ValidTo < day)
            return RegistryProblems.CriteriaPeriod;
        ValidTo = day;
        return new CriteriaEnded(Id, UnitId, day);
    }

    internal sealed record Published(CriteriaSet Set, CriteriaPublished Event);

    internal sealed class Table : IEntityTypeConfiguration<CriteriaSet>
    {
        public void Configure(EntityTypeBuilder<CriteriaSet> set)
        {
            set.ToTable("criteria_set");
            set.Property(one => one.Field).HasMaxLength(Model.LongestField);
            set.Property(one => one.Title).HasMaxLength(300);
            set.Property(one => one.SameBecause).HasMaxLength(1000);
            set.Property(one => one.Criteria).AsJson();
            set.HasIndex(one => new { one.UnitId, one.ValidFrom }).HasDatabaseName("criteria_set_by_unit");
        }
    }
}
