using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Units;

internal sealed partial class Unit
{
    /// <summary>Units that are or were; not those whose beginning was undone.</summary>
    public static Expression<Func<Unit, bool>> Is { get; } = unit => unit.Stretches.Any();

    internal sealed class Mapping : IEntityTypeConfiguration<Unit>
    {
        public void Configure(EntityTypeBuilder<Unit> builder)
        {
            builder.ToTable("unit", table => table.ExcludeFromMigrations());
            builder.Ignore(unit => unit.Versions).Ignore(unit => unit.Newest);
            builder.HasMany<UnitVersionRow>(nameof(Stretches)).WithOne().HasForeignKey(stretch => stretch.UnitId);
            builder.Navigation(nameof(Stretches)).AutoInclude();
        }
    }
}
