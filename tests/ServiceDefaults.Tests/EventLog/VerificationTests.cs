using Npgsql;

namespace DanVan.ServiceDefaults.Tests;

public sealed class VerificationTests(TestBrokers brokers) : IClassFixture<TestBrokers>
{
    private const string Third = "(select event_id from event_chain where position = 3)";

    [Theory]
    [InlineData("event_log", $"update event_log set actor = 'somebody else' where id = {Third}")]
    [InlineData("event_log", $$"""update event_log set data = '{"title":"other"}' where id = {{Third}}""")]
    [InlineData("event_log", $"update event_log set is_public = not is_public where id = {Third}")]
    [InlineData("event_log", $"update event_log set occurred_at = occurred_at - interval '1 day' where id = {Third}")]
    [InlineData("event_log", $"update event_log set unit_id = gen_random_uuid() where id = {Third}")]
    [InlineData("event_log", $"delete from event_log where id = {Third}")]
    [InlineData("event_chain", @"update event_chain set hash = '\x00' where position = 3")]
    [InlineData("event_chain", "delete from event_chain where position = 3")]
    [InlineData("event_chain", $"update event_chain set event_id = gen_random_uuid() where position = 3")]
    public async Task An_edit_behind_the_back_of_the_log_is_found_at_its_position(string table, string edit)
    {
        await using var notes = await SampleHost.Start("notes", brokers.One);
        await notes.Write(5);
        await notes.Numbered(5);
        Assert.True((await notes.Verify()).Intact);

        await notes.Database.Run($"alter table {table} disable trigger all; {edit}; alter table {table} enable trigger all");
        var found = await notes.Verify();
        Assert.Equal((false, (long?)3), (found.Intact, found.FirstFault));
        Assert.True((await notes.Verify(after: 4)).Intact, "what lies behind is as it was");
    }

    [Fact]
    public async Task Verification_starts_from_a_position_that_must_exist()
    {
        await using var notes = await SampleHost.Start("notes", brokers.One);
        await notes.Write(5);
        await notes.Numbered(5);
        var part = await notes.Verify(after: 2);
        Assert.Equal((true, 3L), (part.Intact, part.Checked));
        Assert.Equal((await notes.Verify()).HeadHash, part.HeadHash);
        Assert.False((await notes.Verify(after: 6)).Intact);
    }

    [Theory]
    [InlineData("update event_log set actor = 'x'")]
    [InlineData("delete from event_log")]
    [InlineData("truncate event_log")]
    [InlineData("update event_chain set position = position + 1")]
    [InlineData("delete from event_chain")]
    [InlineData("truncate event_chain")]
    public async Task The_log_refuses_to_be_changed(string change)
    {
        await using var database = await SampleHost.NewDatabase();
        await database.Run($"{Sql.LogEvent}; insert into event_chain select 1, id, 'x' from event_log");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => database.Run(change));
        Assert.Equal(PostgresErrorCodes.RestrictViolation, refused.SqlState);
    }
}
