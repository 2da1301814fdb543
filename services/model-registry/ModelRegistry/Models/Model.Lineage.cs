using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Life;

namespace DanVan.ModelRegistry.Models;

// What replicas bring back to the model after which they were made.
internal sealed partial class Model
{
    /// <summary>Null where nothing is new: the model is replicated already, or stands where replication says nothing.</summary>
    public ModelReplicated? ReplicateTo(Model replica, DateOnly on)
    {
        if (State is not (ModelState.Recognised or ModelState.Typical))
            return null;
        Life!.State = ModelState.Replicated;
        return new(Id, UnitId, replica.Id, replica.UnitId, on);
    }

    /// <summary>Tier 5 is earned by another locality: its replica was checked there and has measured an effect.</summary>
    public ModelReproduced? ReproduceIn(Model replica)
    {
        if (replica.UnitId == UnitId || replica.Stage != Stage.ImpactChecked || Result.Effect(replica.Results) <= 0 || Life is not { IsReproducedElsewhere: false })
            return null;
        Life.IsReproducedElsewhere = true;
        Weigh();
        return new(Id, UnitId, replica.Id, Life.EvidenceTier);
    }
}
