using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DanVan.Feedback.Migrations
{
    /// <inheritdoc />
    // Tables that are none of EF's: the model is that of the migration before.
    [DbContext(typeof(FeedbackDbContext))]
    [Migration("20261129210000_Uploads")]
    public partial class Uploads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateUploads();
    }
}
