using DanVan.Committee.Calendar;
using DanVan.Committee.Units;
using DanVan.Feedback.Clock;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Coverage;
using DanVan.Feedback.Criticisms;
using DanVan.Feedback.Dialogues;
using DanVan.Feedback.Drafts;
using DanVan.Feedback.Groupings;
using DanVan.Feedback.Issues;
using DanVan.Feedback.Moderation;
using DanVan.Feedback.Opinions;
using DanVan.Feedback.Petitions;
using DanVan.Feedback.Privacy;
using DanVan.Feedback.Readbacks;
using DanVan.Feedback.Receipts;
using DanVan.Feedback.Replies;
using DanVan.Feedback.Rounds;
using DanVan.Feedback.Syntheses;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback;

internal sealed class FeedbackDbContext(DbContextOptions<FeedbackDbContext> options) : DbContext(options)
{
    public DbSet<Consultation> Consultations => Set<Consultation>();

    public DbSet<Opinion> Opinions => Set<Opinion>();

    public DbSet<ClockRule> ClockRules => Set<ClockRule>();

    public DbSet<DraftVersion> DraftVersions => Set<DraftVersion>();

    public DbSet<Provision> Provisions => Set<Provision>();

    public DbSet<Anchor> Anchors => Set<Anchor>();

    public DbSet<RoundRule> RoundRules => Set<RoundRule>();

    public DbSet<Promulgation> Promulgations => Set<Promulgation>();

    public DbSet<Criticism> Criticisms => Set<Criticism>();

    public DbSet<Argument> Arguments => Set<Argument>();

    public DbSet<Issue> Issues => Set<Issue>();

    public DbSet<Assignment> Assignments => Set<Assignment>();

    public DbSet<Grouping> Groupings => Set<Grouping>();

    public DbSet<SuggestedGroup> SuggestedGroups => Set<SuggestedGroup>();

    public DbSet<Reply> Replies => Set<Reply>();

    public DbSet<Synthesis> Syntheses => Set<Synthesis>();

    public DbSet<SigningKey> ReceiptKeys => Set<SigningKey>();

    public DbSet<Dialogue> Dialogues => Set<Dialogue>();

    public DbSet<Question> Questions => Set<Question>();

    public DbSet<Promise> Promises => Set<Promise>();

    public DbSet<Petition> Petitions => Set<Petition>();

    public DbSet<PetitionRule> PetitionRules => Set<PetitionRule>();

    public DbSet<Hold> Holds => Set<Hold>();

    public DbSet<HoldRule> HoldRules => Set<HoldRule>();

    public DbSet<Referral> Referrals => Set<Referral>();

    public DbSet<Readback> Readbacks => Set<Readback>();

    public DbSet<Unsealing> Unsealings => Set<Unsealing>();

    public DbSet<DataRequest> DataRequests => Set<DataRequest>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var answers = AnswerCount.In(ChangeTracker);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        AnswerCount.Add(answers);
        return saved;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(FeedbackDbContext).Assembly);
        modelBuilder.UseUnits();
        modelBuilder.UseSigningKeys(ReceiptsModule.Keys);
        modelBuilder.UseCalendar();
        modelBuilder.UseEventLog();
    }
}
