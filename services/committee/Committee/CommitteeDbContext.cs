using DanVan.Committee.Advising;
using DanVan.Committee.Alerts;
using DanVan.Committee.Archives;
using DanVan.Committee.Calendar;
using DanVan.Committee.Commitments;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Exchanges;
using DanVan.Committee.FocusContents;
using DanVan.Committee.Inspections;
using DanVan.Committee.Meetings;
using DanVan.Committee.Plans;
using DanVan.Committee.Programmes;
using DanVan.Committee.Promises;
using DanVan.Committee.Proposals;
using DanVan.Committee.Replies;
using DanVan.Committee.Seats;
using DanVan.Committee.Suspicions;
using DanVan.Committee.Tasks;
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

    public DbSet<Absence> Absences => Set<Absence>();

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

    public DbSet<CommitteeTask> Tasks => Set<CommitteeTask>();

    public DbSet<HandOver> HandOvers => Set<HandOver>();

    public DbSet<SpecificityThreshold> SpecificityThresholds => Set<SpecificityThreshold>();

    public DbSet<Promise> Promises => Set<Promise>();

    public DbSet<ReplyDuty> ReplyDuties => Set<ReplyDuty>();

    public DbSet<ReplyRule> ReplyRules => Set<ReplyRule>();

    public DbSet<Inspection> Inspections => Set<Inspection>();

    public DbSet<Finding> Findings => Set<Finding>();

    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<AlertTaskRule> AlertTaskRules => Set<AlertTaskRule>();

    public DbSet<Suspicion> Suspicions => Set<Suspicion>();

    public DbSet<Advice> Advice => Set<Advice>();

    public DbSet<Exchange> Exchanges => Set<Exchange>();

    public DbSet<Commitment> Commitments => Set<Commitment>();

    public DbSet<SigningKey> ArchiveKeys => Set<SigningKey>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var deadlines = DeadlineCount.In(ChangeTracker);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        DeadlineCount.Add(deadlines);
        return saved;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.UseUnitTables();
        modelBuilder.UseCalendar();
        modelBuilder.UseSigningKeys(ArchivesModule.Keys);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CommitteeDbContext).Assembly);
        modelBuilder.UseEventLog();
    }
}
