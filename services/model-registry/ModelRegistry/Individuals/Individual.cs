using System.ComponentModel.DataAnnotations;
using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Individuals;

/// <summary>
/// A typical individual (điển hình cá nhân): a person who consents, a deed that a model's measured results show, two independent witnesses. The
/// name lies in this row alone, in no event and in no remembered answer, so that withdrawal of the consent can erase it.
/// </summary>
internal sealed class Individual : Aggregate
{
    /// <summary>How many independent witnesses it takes.</summary>
    public const int Enough = 2;

    private readonly List<Witness> witnesses = [];

    private Individual()
    {
    }

    public Guid UnitId { get; private set; }

    public Guid ModelId { get; private set; }

    /// <summary>Null once the consent was withdrawn.</summary>
    public string? Name { get; private set; }

    /// <summary>What he or she did in the model; nothing of private life.</summary>
    public string? Deed { get; private set; }

    public IndividualRank Rank { get; private set; }

    /// <summary>The paper by which he or she consents to be named.</summary>
    public Consent? Consent { get; private set; }

    public IndividualState State { get; private set; }

    public DateOnly? WithdrawnOn { get; private set; }

    public string ProposedBy { get; private set; } = "";

    public IReadOnlyList<Witness> Witnesses => witnesses;

    /// <param name="model">With its results.</param>
    public static Decision<Proposed> Propose(Model model, ProposeIndividual.Request request, string client, DateOnly today)
    {
        if (model.IsClosed)
            return RegistryProblems.ModelClosed;
        if (model.Results.Count == 0)
            return RegistryProblems.NothingMeasured;
        if (request.Consent.GivenOn > today)
            return RegistryProblems.NotOnThatDay;
        if (PrivateDetails.In(request.Deed) || PrivateDetails.In(request.Name))
            return RegistryProblems.PrivateDetails;
        var one = new Individual
        {
            UnitId = model.UnitId,
            ModelId = model.Id,
            Name = request.Name.Trim(),
            Deed = request.Deed.Trim(),
            Rank = request.Rank,
            Consent = request.Consent,
            ProposedBy = client,
        };
        return new Proposed(one, new(one.Id, one.UnitId, one.ModelId));
    }

    /// <summary>Independent: not who proposed, not who witnessed before, no body that leads the model.</summary>
    public Decision<IndividualWitnessed> Testify(string body, string statement, string client, string? leadingBody)
    {
        if (State == IndividualState.Withdrawn)
            return RegistryProblems.ConsentMissing;
        var folded = VietnameseText.Fold(body);
        if (client == ProposedBy || folded == VietnameseText.Fold(leadingBody ?? "") || witnesses.Exists(one => one.Client == client || one.FoldedBody == folded))
            return RegistryProblems.WitnessNotIndependent;
        if (PrivateDetails.In(statement))
            return RegistryProblems.PrivateDetails;
        witnesses.Add(new() { IndividualId = Id, Client = client, Body = body, FoldedBody = folded, Statement = statement });
        State = witnesses.Count >= Enough ? IndividualState.Confirmed : IndividualState.Proposed;
        return new IndividualWitnessed(Id, UnitId, ModelId, witnesses.Count, State == IndividualState.Confirmed);
    }

    /// <summary>At any time, without reasons. What names the person is erased; that there was somebody stays.</summary>
    public Decision<ConsentWithdrawn> Withdraw(DateOnly today)
    {
        if (State == IndividualState.Withdrawn)
            return RegistryProblems.ConsentMissing;
        (State, WithdrawnOn, Name, Deed, Consent) = (IndividualState.Withdrawn, today, null, null, null);
        foreach (var witness in witnesses)
            witness.Statement = null;
        return new ConsentWithdrawn(Id, UnitId, today);
    }

    internal sealed record Proposed(Individual Individual, IndividualProposed Event);

    internal sealed class Table : IEntityTypeConfiguration<Individual>
    {
        public void Configure(EntityTypeBuilder<Individual> individual)
        {
            individual.ToTable("individual");
            individual.Property(one => one.Name).HasMaxLength(120).UseCollation(VietnameseText.Collation);
            individual.Property(one => one.Deed).HasMaxLength(4000);
            individual.Property(one => one.Rank).HasConversion<string>().HasMaxLength(20);
            individual.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
            individual.Property(one => one.Consent!).AsJson();
            individual.Property(one => one.ProposedBy).HasMaxLength(200);
            individual.HasOne<Model>().WithMany().HasForeignKey(one => one.ModelId).OnDelete(DeleteBehavior.Restrict);
            individual.HasIndex(one => new { one.ModelId, one.Id }).HasDatabaseName("individual_by_model");
            individual.HasIndex(one => new { one.UnitId, one.Id }).HasDatabaseName("individual_by_unit");
            individual.OwnsMany(one => one.Witnesses, Witness.Configure);
        }
    }
}

/// <summary>The paper of a consent, given by the person and not pre-filled (Law 91/2025/QH15).</summary>
/// <param name="Document">What it is and where it is kept: "Phiếu đồng ý số 05, lưu tại UBND phường".</param>
/// <param name="GivenOn">The day.</param>
public sealed record Consent(
    [property: Required, StringLength(300, MinimumLength = 5)] string Document,
    [property: PlausibleDate] DateOnly GivenOn);

/// <summary>Whom awards reach: shown as shares, so that leaders do not honour themselves unseen.</summary>
public enum IndividualRank
{
    /// <summary>A resident, or an official of a hamlet or block.</summary>
    Grassroots,

    /// <summary>Holds an office of leadership in a commune or above.</summary>
    Leader,
}

public enum IndividualState
{
    Proposed,
    Confirmed,
    Withdrawn,
}
