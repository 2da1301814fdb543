using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DanVan.Reporting.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Reports;

/// <summary>An official report as it was drafted: its content byte by byte and the hash of it. Never changed; a correction is another report.</summary>
internal sealed class Report : Aggregate
{
    public Guid UnitId { get; private set; }

    public string Template { get; private set; } = "";

    public int TemplateVersion { get; private set; }

    public DateOnly To { get; private set; }

    public DateTimeOffset AsOf { get; private set; }

    /// <summary>A <see cref="ReportContent"/> in JSON.</summary>
    public string Json { get; private set; } = "";

    /// <summary>SHA-256 of the content in UTF-8, hex.</summary>
    public string Sha256 { get; private set; } = "";

    public DateTimeOffset DraftedAt { get; private set; }

    public ReportContent Content => JsonSerializer.Deserialize<ReportContent>(Json, ServiceDefaults.Json.Options)!;

    public ReportDrafted Draft(ReportContent content, DateTimeOffset now)
    {
        (UnitId, Template, TemplateVersion, To, AsOf, DraftedAt) = (content.UnitId, content.Template, content.TemplateVersion, content.To, content.AsOf, now);
        (Json, Sha256) = Written(content);
        return new(Id, UnitId, Template, TemplateVersion, content.Paper.Symbol, content.From, To, AsOf, Sha256, content.Figures.Count, content.Opinions);
    }

    internal static (string Json, string Sha256) Written(ReportContent content)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(content, ServiceDefaults.Json.Options);
        return (Encoding.UTF8.GetString(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Report>
    {
        public void Configure(EntityTypeBuilder<Report> report)
        {
            report.ToTable("report");
            report.Ignore(one => one.Content);
            report.Property(one => one.Template).HasMaxLength(40);
            report.Property(one => one.Sha256).HasMaxLength(64);
            report.Property(one => one.To).HasColumnName("valid_to");
            report.HasIndex(one => new { one.UnitId, one.To, one.Id }).HasDatabaseName("report_by_unit");
        }
    }
}
