using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Focus;

/// <summary>A committee chose its focus.</summary>
internal sealed class RememberFocus(RegistryDbContext db) : IFollow<FocusChosen>
{
    public async Task Handle(Followed<FocusChosen> followed, CancellationToken ct)
    {
        var chosen = followed.Event;
        if (await db.UnitFocuses.FindAsync([chosen.FocusId], ct) is null)
            db.Add(new UnitFocus { Id = chosen.FocusId, UnitId = chosen.UnitId, Year = chosen.Year, Title = chosen.Title, IsOpen = true });
    }
}

/// <summary>It was carried through or given up.</summary>
internal sealed class EndFocus(RegistryDbContext db) : IFollow<FocusClosed>
{
    public async Task Handle(Followed<FocusClosed> followed, CancellationToken ct)
    {
        if (await db.UnitFocuses.FindAsync([followed.Event.FocusId], ct) is { } focus)
            focus.IsOpen = false;
    }
}

/// <summary>Another took its place.</summary>
internal sealed class ReplaceFocus(RegistryDbContext db) : IFollow<FocusSwapped>
{
    public async Task Handle(Followed<FocusSwapped> followed, CancellationToken ct)
    {
        if (await db.UnitFocuses.FindAsync([followed.Event.FocusId], ct) is { } focus)
            focus.IsOpen = false;
    }
}
