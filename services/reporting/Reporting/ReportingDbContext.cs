using DanVan.Committee.Units;
using DanVan.Reporting.Indicators;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting;

/// <summary>The small tables. Archive and facts are written and read in sets, by SQL (Archive/Schema.sql).</summary>
internal sealed class ReportingDbContext(DbContextOptions<ReportingDbContext> options) : DbContext(options)
{
    public DbSet<Indicator> Indicators => Set<Indicator>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ReportingDbContext).Assembly);
        modelBuilder.UseUnits();
        modelBuilder.UseEventLog();
    }
}
