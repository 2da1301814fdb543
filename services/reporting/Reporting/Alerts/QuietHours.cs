using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DanVan.Reporting.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Alerts;

/// <summary>Between which times of day, Asia/Ho_Chi_Minh, nobody is told: data with a first day and a source. Without a row no hour is quiet.</summary>
internal sealed class QuietHours
{
    public DateOnly ValidFrom { get; init; }

    public TimeOnly QuietFrom { get; init; }

    /// <summary>At or before <see cref="QuietFrom"/>: of the next day.</summary>
    public TimeOnly QuietTo { get; init; }

    public required string Citation { get; init; }

    /// <summary>Is the moment quiet?</summary>
    public bool Hold(DateTimeOffset moment)
    {
        var time = TimeOnly.FromDateTime(moment.ToOffset(TimeSpan.FromHours(7)).DateTime);
        return QuietFrom <= QuietTo ? time >= QuietFrom && time < QuietTo : time >= QuietFrom || time < QuietTo;
    }

    public static Task<QuietHours?> On(ReportingDbContext db, DateOnly day, CancellationToken ct) => db.QuietHours.AsNoTracking()
        .Where(one => one.ValidFrom <= day).OrderByDescending(one => one.ValidFrom).FirstOrDefaultAsync(ct);

    internal sealed class Mapping : IEntityTypeConfiguration<QuietHours>
    {
        public void Configure(EntityTypeBuilder<QuietHours> hours)
        {
            hours.ToTable("quiet_hours");
            hours.HasKey(one => one.ValidFrom);
            hours.Property(one => one.Citation).HasMaxLength(AlertRule.LongestBasis);
        }
    }
}

/// <summary>Quiet hours hold for all units: the office that answers for the figures of all sets them.</summary>
internal static class SetQuietHours
{
    private const string Time = "^([01][0-9]|2[0-3]):[0-5][0-9]$", Format = "HH:mm";

    /// <param name="From">The first day on which they hold.</param>
    /// <param name="QuietFrom">HH:mm, Asia/Ho_Chi_Minh.</param>
    /// <param name="QuietTo">HH:mm; before <c>quietFrom</c> it is that of the next day, and equal to it no hour is quiet.</param>
    /// <param name="Citation">What says so.</param>
    public sealed record Request(
        [property: Required, PlausibleDate] DateOnly? From,
        [property: Required, RegularExpression(Time), StringLength(5)] string QuietFrom,
        [property: Required, RegularExpression(Time), StringLength(5)] string QuietTo,
        [property: Required, StringLength(AlertRule.LongestBasis, MinimumLength = 5)] string Citation);

    public sealed record Resource(DateOnly From, string QuietFrom, string QuietTo, string Citation)
    {
        internal static Resource Of(QuietHours one) => new(one.ValidFrom, Text(one.QuietFrom), Text(one.QuietTo), one.Citation);
    }

    private sealed record After(DateOnly From);

    /// <summary>The setting of one row: the subject of its event.</summary>
    private sealed class Setting : Aggregate;

    internal static void Map(RouteGroupBuilder v1)
    {
        var hours = v1.MapGroup("/quiet-hours").WithTags("alerts");
        hours.MapPost("/", Handle).WithName(nameof(SetQuietHours)).WithSummary("Set when nobody is told of alerts")
            .Needs(ReportingScopes.Define).Answers<Resource>(201).Refuses(409);
        hours.MapGet("/", List).WithName("GetQuietHours").WithSummary("When nobody is told of alerts").AllowAnonymous().Answers<Page<Resource>>();
    }

    internal static async Task<IResult> Handle(Request request, ReportingDbContext db, EventLog log, CancellationToken ct)
    {
        var hours = new QuietHours
        {
            ValidFrom = request.From!.Value, QuietFrom = Read(request.QuietFrom), QuietTo = Read(request.QuietTo), Citation = request.Citation,
        };
        if (await db.QuietHours.AnyAsync(one => one.ValidFrom >= hours.ValidFrom, ct))
            return AlertProblems.QuietHoursOutOfOrder.ToRefusal();
        db.Add(hours);
        var setting = new Setting();
        log.Append(setting, new QuietHoursSet(setting.Id, hours.ValidFrom, request.QuietFrom, request.QuietTo, hours.Citation), Readers.Public());
        return await log.Save(Answer.Created("/v1/quiet-hours", Resource.Of(hours), setting.Version), ct, ("pk_quiet_hours", AlertProblems.QuietHoursOutOfOrder));
    }

    internal static async Task<IResult> List([AsParameters] Paging page, ReportingDbContext db, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var found = await db.QuietHours.AsNoTracking().Where(one => after == null || one.ValidFrom > after.From)
            .OrderBy(one => one.ValidFrom).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of([.. found.Select(Resource.Of)], last => new After(last.From)));
    }

    private static TimeOnly Read(string text) => TimeOnly.ParseExact(text, Format, CultureInfo.InvariantCulture);

    private static string Text(TimeOnly time) => time.ToString(Format, CultureInfo.InvariantCulture);
}
