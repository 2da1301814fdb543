using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Models;

/// <summary>What every change of a model begins and ends with.</summary>
internal sealed class ModelDesk(RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock)
{
    public DateOnly Today => clock.Today();

    public string Client => caller.Client;

    /// <summary>The unit for which the caller acts; known to exist once a model was opened.</summary>
    public Guid CallerUnit => units.Resolve(caller.Unit)!.Value;

    /// <summary>The model with its steps and results, if the caller may act on it for the day and has seen its newest version.</summary>
    public async Task<Decision<Model>> Open(Guid id, DateOnly day, IfMatch ifMatch, CancellationToken ct)
    {
        var model = await db.Models.Include(one => one.Steps).Include(one => one.Results).AsSplitQuery().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (model is null)
            return RegistryProblems.ModelNotFound;
        // Who may not see a model is not told that it exists.
        if (caller.IsOutside(units, model.UnitId, day, out var outside))
            return model.IsPublic ? outside : RegistryProblems.ModelNotFound;
        return ifMatch.Stale(model, out var stale) ? stale : model;
    }

    /// <summary>Appends the event and answers with the model as it stands.</summary>
    public Task<IResult> Save(Model model, object happened, DateOnly on, CancellationToken ct, int status = 200, params (string, Refusal)[] lost)
    {
        log.Append(model, happened, model.IsPublic ? Readers.Public(model.UnitId) : Readers.Within(model.UnitId), on: on);
        var view = View(model);
        return log.Save(status == 201 ? Answer.Created($"/v1/models/{model.Id}", view, model.Version) : Answer.Ok(view, model.Version), ct, lost);
    }

    public ModelView View(Model model) => ModelView.Of(model) with { Transitions = model.OpenTo(caller, units, Today) };
}
