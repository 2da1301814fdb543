using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Criteria;

/// <summary>A field of the movement. Four are standard; localities add theirs (one counted health insurance, another new rural areas).</summary>
internal sealed class Field : Aggregate
{
    public const string OneCode = "one_field_per_code";

    private Field()
    {
    }

    public string Code { get; private set; } = "";

    public string NameVi { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    /// <summary>The unit that added it; null for the four standard ones.</summary>
    public Guid? UnitId { get; private set; }

    public static (Field Field, FieldAdded Event) Add(Fields.Request request)
    {
        var field = new Field { Code = request.Code, NameVi = request.NameVi, NameEn = request.NameEn, UnitId = request.UnitId };
        return (field, new(field.Id, field.Code, field.NameVi, field.NameEn, request.UnitId));
    }

    internal sealed class Table : IEntityTypeConfiguration<Field>
    {
        public void Configure(EntityTypeBuilder<Field> field)
        {
            field.ToTable("field");
            field.Property(one => one.Code).HasMaxLength(Model.LongestField);
            field.Property(one => one.NameVi).HasMaxLength(200);
            field.Property(one => one.NameEn).HasMaxLength(200);
            field.HasIndex(one => one.Code).IsUnique().HasDatabaseName(OneCode);
        }
    }
}

/// <summary>The open list of fields.</summary>
internal static class Fields
{
    public sealed record Request(
        [property: Required, StringLength(Model.LongestField), RegularExpression("^[a-z]+(-[a-z]+)*$")] string Code,
        [property: Required, StringLength(200, MinimumLength = 3)] string NameVi,
        [property: Required, StringLength(200, MinimumLength = 3)] string NameEn,
        Guid UnitId);

    public sealed record View(string Code, string NameVi, string NameEn, Guid? UnitId);

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder v1)
    {
        var fields = v1.MapGroup("/fields").WithTags("criteria");
        fields.MapPost("/", Add).WithName("AddField").WithSummary("Add a local field").Needs("models.assess").Answers<View>(201).Refuses(409);
        fields.MapGet("/", All).WithName("GetFields").WithSummary("The fields, standard and local").AllowAnonymous().Answers<Page<View>>();
    }

    internal static Task<bool> Exists(RegistryDbContext db, string code, CancellationToken ct) => db.Fields.AnyAsync(field => field.Code == code, ct);

    private static async Task<IResult> Add(
        Request request, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (caller.IsOutside(units, request.UnitId, clock.Today(), out var outside))
            return outside;
        var (field, added) = Field.Add(request);
        db.Add(field);
        log.Append(field, added, Readers.Public(request.UnitId));
        return await log.Save(
            Answer.Created("/v1/fields", new View(field.Code, field.NameVi, field.NameEn, field.UnitId)), ct, (Field.OneCode, RegistryProblems.FieldTaken));
    }

    private static async Task<IResult> All([AsParameters] Paging paging, RegistryDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var found = await db.Fields.AsNoTracking().Where(field => after == null || field.Id > after.Id)
            .OrderBy(field => field.Id).Take(paging.Size + 1).ToListAsync(ct);
        var page = paging.Of(found, field => new After(field.Id));
        return TypedResults.Ok(new Page<View>([.. page.Items.Select(field => new View(field.Code, field.NameVi, field.NameEn, field.UnitId))], page.Next));
    }
}
