using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>
/// A unit through time. Changes are dated and come in order: each begins a new stretch on its day, or joins the stretch that already
/// begins on that day (the several changes of one reorganisation). A stretch that has passed is never rewritten.
/// What concerns other units (parents, codes, shares) is judged where the whole tree is known.
/// </summary>
internal sealed partial class Unit : Aggregate
{
    private List<UnitVersionRow> Stretches { get; } = [];

    /// <summary>All versions, oldest first.</summary>
    public IReadOnlyList<UnitVersion> Versions => [.. Stretches.OrderBy(stretch => stretch.ValidFrom).Select(stretch => stretch.ToVersion())];

    public UnitVersion Newest => Versions[^1];

    /// <summary>A unit whose id others already refer to.</summary>
    public static Unit Named(Guid id) => new() { Id = id };

    public Decision<UnitRegistered> Register(UnitFacts facts, DateOnly from, LegalDocument document)
    {
        Stretches.Add(UnitVersionRow.Of(facts.From(Id, from, document)));
        return new UnitRegistered(Id, from, document, Versions, []);
    }

    public Decision<UnitRenamed> Rename(string name, string shortName, DateOnly on, LegalDocument document)
    {
        var before = Stretches.Count == 0 ? "" : Newest.Name;
        return Change(on, document, now => now with { Name = name, ShortName = shortName }) is { } refusal
            ? refusal
            : new UnitRenamed(Id, before, name, on, document, Versions, []);
    }

    public Decision<UnitRecoded> Recode(string? code, DateOnly on, LegalDocument document)
    {
        var before = Newest.Code;
        return Change(on, document, now => now with { Code = code }) is { } refusal
            ? refusal
            : new UnitRecoded(Id, before, code, on, document, Versions, []);
    }

    /// <summary>A kind is part of the full name: xã Nghi Phú becomes phường Nghi Phú.</summary>
    public Decision<UnitReclassified> Reclassify(string kind, string name, DateOnly on, LegalDocument document)
    {
        var before = Newest.Kind;
        return Change(on, document, now => now with { Kind = kind, Name = name }) is { } refusal
            ? refusal
            : new UnitReclassified(Id, before, kind, on, document, Versions, []);
    }

    public Decision<UnitReparented> Reparent(Guid? parentId, DateOnly on, LegalDocument document)
    {
        var before = Newest.ParentId;
        return Change(on, document, now => now with { ParentId = parentId }) is { } refusal
            ? refusal
            : new UnitReparented(Id, before, parentId, on, document, Versions, []);
    }

    public Decision<UnitMeasured> Measure(UnitMeasures? measures, DateOnly on, LegalDocument document) =>
        Change(on, document, now => now with { Measures = measures }) is { } refusal
            ? refusal
            : new UnitMeasured(Id, on, document, Versions, []);

    /// <summary>The unit begins by taking in others as wholes.</summary>
    public Decision<UnitsMerged> BeginByMerger(UnitFacts facts, IReadOnlyList<UnitTransfer> received, DateOnly on, LegalDocument document)
    {
        Stretches.Add(UnitVersionRow.Of(facts.From(Id, on, document)));
        return Merged(true, received, on, document);
    }

    /// <summary>The unit, which goes on, takes in others.</summary>
    public Decision<UnitsMerged> TakeIn(IReadOnlyList<UnitTransfer> received, DateOnly on, LegalDocument document) =>
        Closed(on) is { } refusal ? refusal : Merged(false, received, on, document);

    /// <summary>The unit gives shares away and keeps the rest, or ends when it gives everything.</summary>
    public Decision<UnitSplit> Split(IReadOnlyList<UnitTransfer> given, bool ends, DateOnly on, LegalDocument document)
    {
        var total = given.Sum(transfer => transfer.Share);
        if (ends ? total != 1m : total >= 1m)
            return CommitteeProblems.SharesUnfit.With(
                $"Tổng tỷ lệ là {total}; phải bằng 1 nếu đơn vị chấm dứt, nhỏ hơn 1 nếu còn lại một phần.",
                $"The shares add up to {total}; 1 is needed where the unit ends, less where it keeps a part.", ("total", total));
        return (ends ? Close(on) : Closed(on)) is { } refusal ? refusal : new UnitSplit(Id, ends, on, document, Versions, given);
    }

    public Decision<UnitAbolished> Abolish(IReadOnlyList<UnitTransfer> given, DateOnly on, LegalDocument document) =>
        Close(on) is { } refusal ? refusal : new UnitAbolished(Id, on, document, Versions, given);

    /// <summary>The unit is again what it was before an act; nothing, where it began with it.</summary>
    public UnitChangeUndone Undo(
        IReadOnlyList<UnitVersion> before, IReadOnlyList<UnitTransfer> withdrawn, DateOnly on, LegalDocument document, string reason)
    {
        Stretches.RemoveAll(stretch => before.All(version => version.ValidFrom != stretch.ValidFrom));
        foreach (var version in before)
            Stretches.Single(stretch => stretch.ValidFrom == version.ValidFrom).Take(version);
        return new(Id, reason, on, document, before, [], withdrawn);
    }

    private UnitsMerged Merged(bool began, IReadOnlyList<UnitTransfer> received, DateOnly on, LegalDocument document) =>
        new(Id, [.. received.Select(transfer => transfer.FromUnitId)], began, on, document, Versions, received);

    private Refusal? Change(DateOnly on, LegalDocument document, Func<UnitVersion, UnitVersion> change)
    {
        if (Closed(on) is { } refusal)
            return refusal;
        var now = Newest;
        var next = change(now);
        if (next == now)
            return CommitteeProblems.NothingChanges;
        var newest = Stretches.MaxBy(stretch => stretch.ValidFrom)!;
        if (newest.ValidFrom == on)
        {
            newest.Take(next with { Document = document });
            return null;
        }
        newest.ValidTo = on;
        Stretches.Add(UnitVersionRow.Of(next with { ValidFrom = on, ValidTo = null, Document = document }));
        return null;
    }

    private Refusal? Close(DateOnly on)
    {
        if (Closed(on) is { } refusal)
            return refusal;
        if (Newest.ValidFrom == on)
            return OutOfOrder(on);
        Stretches.MaxBy(stretch => stretch.ValidFrom)!.ValidTo = on;
        return null;
    }

    private Refusal? Closed(DateOnly on) => Newest switch
    {
        { ValidTo: { } ended } => CommitteeProblems.UnitEnded.With(
            $"Đơn vị chấm dứt ngày {ended:yyyy-MM-dd}.", $"The unit ended on {ended:yyyy-MM-dd}.", ("unitId", Id), ("endedOn", ended)),
        { ValidFrom: var last } when last > on => OutOfOrder(on),
        _ => null,
    };

    private Refusal OutOfOrder(DateOnly on) => CommitteeProblems.OutOfOrder.With(
        $"Thay đổi gần nhất có hiệu lực từ {Newest.ValidFrom:yyyy-MM-dd}, không thể ghi thay đổi từ {on:yyyy-MM-dd}.",
        $"The newest change holds from {Newest.ValidFrom:yyyy-MM-dd}; one from {on:yyyy-MM-dd} cannot be entered.",
        ("unitId", Id), ("newestFrom", Newest.ValidFrom));
}
