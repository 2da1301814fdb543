using DanVan.Committee.Calendar;
using DanVan.Committee.Committees;
using DanVan.Committee.FocusContents;
using DanVan.Committee.Meetings;
using DanVan.Committee.Plans;
using DanVan.Committee.Programmes;
using DanVan.Committee.Proposals;
using DanVan.Committee.Seats;
using DanVan.Committee.Units;
using DanVan.Committee.Units.Importing;
using DanVan.Committee.Units.Requests;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee;

internal sealed class CommitteeDbContext(DbContextOptions<CommitteeDbContext> options) : DbContext(options)
{
    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<UnitImport> Imports => Set<UnitImport>();

    public DbSet<UnitChangeRequest> ChangeRequests => Set<UnitChangeRequest>();

    public DbSet<SteeringCommittee> Committees => Set<SteeringCommittee>();

    public DbSet<Seat> Seats => Set<Seat>();

    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();

    public DbSet<Programme> Programmes => Set<Programme>();

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<OverlapLimit> OverlapLimits => Set<OverlapLimit>();

    public DbSet<FocusContent> FocusContents => Set<FocusContent>();

    public DbSet<Meeting> Meetings => Set<Meeting>();

    public DbSet<MeetingRule> MeetingRules => Set<MeetingRule>();

    public DbSet<AgendaItem> AgendaItems => Set<AgendaItem>();

    public DbSet<Statement> Statements => Set<Statement>();

    public DbSet<Conclusion> Conclusions => Set<Conclusion>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.UseUnitTables();
        modelBuilder.UseCalendar();
        modelBuilder.ApplyConfiguration(new Unit.Mapping());
        modelBuilder.ApplyConfiguration(new UnitImport.Mapping());
        modelBuilder.ApplyConfiguration(new UnitImportRow.Mapping());
        modelBuilder.ApplyConfiguration(new UnitChangeRequest.Mapping());
        modelBuilder.ApplyConfiguration(new SteeringCommittee.Mapping());
        modelBuilder.ApplyConfiguration(new Seat.Mapping());
        modelBuilder.ApplyConfiguration(new CalendarDay.Mapping());
        modelBuilder.ApplyConfiguration(new Programme.Mapping());
        modelBuilder.ApplyConfiguration(new Plan.Mapping());
        modelBuilder.ApplyConfiguration(new OverlapLimit.Mapping());
        modelBuilder.ApplyConfiguration(new FocusContent.Mapping());
        modelBuilder.ApplyConfiguration(new Meeting.Mapping());
        modelBuilder.ApplyConfiguration(new MeetingRule.Mapping());
        modelBuilder.ApplyConfiguration(new AgendaItem.Mapping());
        modelBuilder.ApplyConfiguration(new Statement.Mapping());
        modelBuilder.ApplyConfiguration(new Conclusion.Mapping());
        modelBuilder.ApplyConfiguration(new Proposal.Mapping());
        modelBuilder.UseEventLog();
    }
}
