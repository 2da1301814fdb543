using DanVan.Committee.Calendar;
using DanVan.Committee.Units;
using DanVan.Reporting.Alerts;
using DanVan.Reporting.Indicators;
using DanVan.Reporting.Peers;
using DanVan.Reporting.Rebuilding;
using DanVan.Reporting.Releases;

using DanVan.Reporting.Reports;
using DanVan.Reporting.Scorecards;
using DanVan.Reporting.Signals;
using DanVan.Reporting.Submissions;
using DanVan.Reporting.Targets;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting;

/// <summary>The small tables. Archive and facts are written and read in sets, by SQL (Archive/Schema.sql).</summary>
internal sealed class ReportingDbContext(DbContextOptions<ReportingDbContext> options) : DbContext(options)
{
    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<AlertRule> AlertRules => Set<AlertRule>();

    public DbSet<QuietHours> QuietHours => Set<QuietHours>();

    public DbSet<Formula> Formulas => Set<Formula>();

    public DbSet<Indicator> Indicators => Set<Indicator>();

    public DbSet<Definition> Definitions => Set<Definition>();

    public DbSet<Objection> Objections => Set<Objection>();

    public DbSet<LateLeave> LateLeaves => Set<LateLeave>();

    public DbSet<RankingPolicy> RankingPolicies => Set<RankingPolicy>();

    public DbSet<Rebuild> Rebuilds => Set<Rebuild>();

    public DbSet<Release> Releases => Set<Release>();

    public DbSet<ReportForm> ReportForms => Set<ReportForm>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<ReportTemplate> ReportTemplates => Set<ReportTemplate>();

    public DbSet<Signal> Signals => Set<Signal>();

    public DbSet<SignalLook> SignalLooks => Set<SignalLook>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<Target> Targets => Set<Target>();

    public DbSet<UnitTrait> UnitTraits => Set<UnitTrait>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ReportingDbContext).Assembly);
        modelBuilder.UseUnits();
        modelBuilder.UseCalendar();
        modelBuilder.UseEventLog();
    }
}
