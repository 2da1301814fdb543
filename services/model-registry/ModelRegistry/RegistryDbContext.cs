using DanVan.Committee.Units;
using DanVan.ModelRegistry.Assessments;
using DanVan.ModelRegistry.Beneficiaries;
using DanVan.ModelRegistry.Criteria;
using DanVan.ModelRegistry.Custodies;
using DanVan.ModelRegistry.Duplicates;
using DanVan.ModelRegistry.Focus;
using DanVan.ModelRegistry.Honours;
using DanVan.ModelRegistry.Individuals;
using DanVan.ModelRegistry.Lineage;
using DanVan.ModelRegistry.Models;
using DanVan.ModelRegistry.Nominations;
using DanVan.ModelRegistry.Photos;
using DanVan.ModelRegistry.Press;
using DanVan.ModelRegistry.Questions;
using DanVan.ModelRegistry.Standing;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry;

internal sealed class RegistryDbContext(DbContextOptions<RegistryDbContext> options) : DbContext(options)
{
    public DbSet<Model> Models => Set<Model>();

    public DbSet<Nomination> Nominations => Set<Nomination>();

    public DbSet<Field> Fields => Set<Field>();

    public DbSet<CriteriaSet> CriteriaSets => Set<CriteriaSet>();

    public DbSet<Replication> Replications => Set<Replication>();

    public DbSet<Recheck> Rechecks => Set<Recheck>();

    public DbSet<RecheckRule> RecheckRules => Set<RecheckRule>();

    public DbSet<Custody> Custodies => Set<Custody>();

    public DbSet<DuplicatePair> DuplicatePairs => Set<DuplicatePair>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<ScoreSheet> ScoreSheets => Set<ScoreSheet>();

    public DbSet<Individual> Individuals => Set<Individual>();

    public DbSet<AwardForm> AwardForms => Set<AwardForm>();

    public DbSet<Commendation> Commendations => Set<Commendation>();

    public DbSet<Conference> Conferences => Set<Conference>();

    public DbSet<PressPiece> PressPieces => Set<PressPiece>();

    public DbSet<BeneficiaryCount> BeneficiaryCounts => Set<BeneficiaryCount>();

    public DbSet<Photo> Photos => Set<Photo>();

    public DbSet<Question> Questions => Set<Question>();

    public DbSet<UnitFocus> UnitFocuses => Set<UnitFocus>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(RegistryDbContext).Assembly);
        modelBuilder.UseUnits();
        modelBuilder.UseEventLog();
    }
}
