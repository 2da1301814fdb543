using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Reports;

/// <summary>One version of what an official report says: sentences in Vietnamese with places for figures (Reports/Templates.sql). Rows, never code.</summary>
internal sealed class ReportTemplate
{
    public required string Code { get; init; }

    public int Version { get; init; }

    /// <summary>For reports of periods that end on this day or later.</summary>
    public DateOnly ValidFrom { get; init; }

    /// <summary>What the report is about, under its heading.</summary>
    public required string Name { get; init; }

    public List<TemplateSection> Sections { get; init; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<ReportTemplate>
    {
        public void Configure(EntityTypeBuilder<ReportTemplate> template)
        {
            template.ToTable("report_template");
            template.HasKey(one => new { one.Code, one.Version });
            template.Property(one => one.Code).HasMaxLength(40);
            template.Property(one => one.Name).HasMaxLength(300);
            template.OwnsMany(one => one.Sections, sections => sections.ToJson());
        }
    }
}

internal sealed record TemplateSection(string Heading, List<string> Sentences);
