using DanVan.Committee.Units;
using DanVan.ModelRegistry.Custodies;
using DanVan.ModelRegistry.Life;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Assessments;

/// <summary>Why somebody must not assess a model.</summary>
public enum ConflictGround
{
    /// <summary>Works for the model's unit, for what became of it, for its custodian, or for a unit within one of these.</summary>
    SameUnit,

    /// <summary>Holds an office in a body that leads or coordinates it.</summary>
    SameBody,

    /// <summary>Recorded a step of it.</summary>
    WroteItsPapers,

    /// <summary>Signed a step of it: the whole name is the same.</summary>
    SignedItsPapers,

    /// <summary>Holds an office in a body that advised its replication or that of its replicas.</summary>
    AdvisedItsReplication,
}

/// <summary>
/// Everything that ties people to a model, read once for many models and any number of assessors. Conflicts are thus found from data before
/// anybody is asked.
/// </summary>
internal sealed class Conflicts
{
    private readonly Dictionary<Guid, Ties> ties;
    private readonly UnitTree units;
    private readonly DateOnly today;

    private Conflicts(Dictionary<Guid, Ties> ties, UnitTree units, DateOnly today) => (this.ties, this.units, this.today) = (ties, units, today);

    public static async Task<Conflicts> Of(IReadOnlyList<Model> models, RegistryDbContext db, UnitTree units, DateOnly today, CancellationToken ct)
    {
        var ids = models.Select(model => model.Id).ToArray();
        var steps = (await db.Set<Step>().AsNoTracking().Where(step => ids.Contains(step.ModelId))
            .Select(step => new { step.ModelId, step.RecordedBy, step.Signature }).ToListAsync(ct)).ToLookup(step => step.ModelId);
        var advisers = await db.Replications.AsNoTracking()
            .Where(edge => edge.AdvisedBy != null && (ids.Contains(edge.ReplicaId) || ids.Contains(edge.ParentId)))
            .Select(edge => new { edge.ReplicaId, edge.ParentId, edge.AdvisedBy }).ToListAsync(ct);
        var custodians = (await db.Custodies.AsNoTracking().Where(one => ids.Contains(one.ModelId) && one.State == CustodyState.Accepted)
            .Select(one => new { one.ModelId, one.CustodianId }).ToListAsync(ct)).ToLookup(one => one.ModelId, one => one.CustodianId!.Value);
        return new(models.ToDictionary(model => model.Id, model => new Ties(
            [model.UnitId, .. units.Successors(model.UnitId, model.RegisteredOn, today).Select(part => part.UnitId), .. custodians[model.Id]],
            [.. (model.Life?.CoordinatingBodies ?? []).Append(model.Life?.LeadingBody ?? "").Select(VietnameseText.Fold)],
            [.. steps[model.Id].Select(step => step.RecordedBy)],
            [.. steps[model.Id].Select(step => VietnameseText.Fold(step.Signature.Name))],
            [.. advisers.Where(edge => edge.ReplicaId == model.Id || edge.ParentId == model.Id).Select(edge => VietnameseText.Fold(edge.AdvisedBy!))])), units, today);
    }

    public IReadOnlyList<ConflictGround> Between(Assessor assessor, Guid modelId)
    {
        var tied = ties[modelId];
        var bodies = (assessor.Bodies ?? []).Select(VietnameseText.Fold).ToList();
        var found = new List<ConflictGround>();
        if (tied.Units.Any(unit => unit == assessor.UnitId || units.IsWithin(assessor.UnitId, unit, today)))
            found.Add(ConflictGround.SameUnit);
        if (bodies.Exists(tied.Bodies.Contains))
            found.Add(ConflictGround.SameBody);
        if (tied.Recorders.Contains(assessor.Client))
            found.Add(ConflictGround.WroteItsPapers);
        if (assessor.Name is { } name && tied.Signers.Contains(VietnameseText.Fold(name)))
            found.Add(ConflictGround.SignedItsPapers);
        if (bodies.Exists(tied.Advisers.Contains))
            found.Add(ConflictGround.AdvisedItsReplication);
        return found;
    }

    internal static Refusal Refuse(IReadOnlyList<ConflictGround> grounds) => RegistryProblems.ConflictOfInterest.With(
        string.Join("; ", grounds.Select(InVietnamese)), string.Join("; ", grounds.Select(one => Kebab.Of(one))), ("grounds", grounds));

    private static string InVietnamese(ConflictGround ground) => ground switch
    {
        ConflictGround.SameUnit => "cùng đơn vị với mô hình",
        ConflictGround.SameBody => "giữ chức vụ trong cơ quan chủ trì hoặc phối hợp",
        ConflictGround.WroteItsPapers => "đã nhập hồ sơ của mô hình",
        ConflictGround.SignedItsPapers => "đã ký hồ sơ của mô hình",
        _ => "cơ quan của người chấm đã tư vấn nhân rộng",
    };

    private sealed record Ties(
        HashSet<Guid> Units, HashSet<string> Bodies, HashSet<string> Recorders, HashSet<string> Signers, HashSet<string> Advisers);
}
