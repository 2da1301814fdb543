using System.Net;
using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class IndividualTests(RegistryHost host) : RegistryTest(host)
{
    internal static object APerson(Guid model, string name = "Nguyễn Thị Hoa", string? deed = null, string rank = "grassroots") => new
    {
        modelId = model, name, rank, deed = deed ?? "Đến từng nhà vận động, hiến 200 m² đất đầu tiên, cùng khối làm xong đường.",
        consent = new { document = "Phiếu đồng ý số 05, lưu tại UBND phường", givenOn = "2026-09-01" },
    };

    internal static async Task Testify(RegistryHost host, Guid id, int version, string body, string? client = null) =>
        await (await TryTestify(host, id, version, body, client)).ShouldBe(HttpStatusCode.Created);

    private static Task<HttpResponseMessage> TryTestify(RegistryHost host, Guid id, int version, string body, string? client = null) =>
        host.As(client ?? $"nhan-chung-{body}".Replace(' ', '-'), SampleUnits.ThanhVinhClaim, "models.write")
            .Post($"/v1/individuals/{id}/witnesses", new { body, statement = "Tôi chứng kiến việc làm này tại khối." }, ifMatch: $"\"{version}\"");

    private async Task<Guid> Proposed(Guid model) => (await (await ThanhVinh.Post("/v1/individuals", APerson(model))).ShouldBe(HttpStatusCode.Created)).Id();

    [Fact]
    public async Task A_typical_individual_needs_a_measured_result_and_two_independent_witnesses()
    {
        using (var unmeasured = await ThanhVinh.Post("/v1/individuals", APerson(await RunningModel())))
            await unmeasured.ShouldRefuse(409, "nothing-measured");
        var model = await VerifiedModel();
        var id = await Proposed(model);
        using (var self = await TryTestify(Host, id, 1, "Ban công tác Mặt trận khối 4", "thanh-vinh"))
            await self.ShouldRefuse(409, "witness-not-independent");
        using (var leader = await TryTestify(Host, id, 1, "chi bo khoi 4"))
            await leader.ShouldRefuse(409, "witness-not-independent");
        await Testify(Host, id, 1, "Ban công tác Mặt trận khối 4");
        using (var again = await TryTestify(Host, id, 2, "ban cong tac mat tran khoi 4", "khac"))
            await again.ShouldRefuse(409, "witness-not-independent");
        using (var hidden = await Anybody.GetAsync(new Uri($"/v1/individuals/{id}", UriKind.Relative)))
            await hidden.ShouldRefuse(404, "individual-not-found");
        await Testify(Host, id, 2, "Chi hội Phụ nữ khối 4");
        Assert.Equal("Nguyễn Thị Hoa", (await Anybody.Read($"/v1/individuals/{id}")).Text("name"));
        Assert.Contains((await Anybody.Read($"/v1/individuals?modelId={model}")).GetProperty("items").EnumerateArray(), one => one.Id() == id);
    }

    [Fact]
    public async Task Who_withdraws_the_consent_is_named_nowhere_any_more()
    {
        var name = $"Trần Thị {string.Concat(Guid.NewGuid().ToString("N").Select(letter => (char)('a' + letter % 26)))}";
        var model = await VerifiedModel();
        var id = (await (await ThanhVinh.Post("/v1/individuals", APerson(model, name))).ShouldBe(HttpStatusCode.Created)).Id();
        await Testify(Host, id, 1, "Ban công tác Mặt trận khối 4");
        await Testify(Host, id, 2, "Chi hội Phụ nữ khối 4");
        await (await ThanhVinh.Post($"/v1/individuals/{id}/consent-withdrawals", new { }, ifMatch: "\"3\"")).ShouldBe(HttpStatusCode.OK);
        using (var gone = await Anybody.GetAsync(new Uri($"/v1/individuals/{id}", UriKind.Relative)))
            await gone.ShouldRefuse(404, "individual-not-found");
        Assert.False((await ThanhVinh.Read($"/v1/individuals/{id}")).TryGetProperty("name", out _));
        // In no table, no event, no remembered answer.
        var tables = (await Host.Database.Read<string>("select string_agg(quote_ident(table_name), ',') from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")).Split(',');
        foreach (var table in tables)
            Assert.Equal(0, await Host.Database.Read<int>($"select count(*) from {table} one where one::text like '%{name}%' or one::text like '%{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(name))}%'"));
        using var again = await ThanhVinh.Post($"/v1/individuals/{id}/consent-withdrawals", new { }, ifMatch: "\"4\"");
        await again.ShouldRefuse(409, "consent-missing");
    }

    [Theory]
    [InlineData("Đến từng nhà vận động nhân dân, ai cần gọi số 0912 345 678 để gặp.")]
    [InlineData("Đến từng nhà vận động nhân dân, căn cước 040123456789, ở khối 4.")]
    [InlineData("Đến từng nhà vận động nhân dân, thư gửi về hoa.nguyen@example.vn nhé.")]
    public async Task Praise_exposes_nothing_of_private_life(string deed)
    {
        using var answer = await ThanhVinh.Post("/v1/individuals", APerson(await VerifiedModel(), deed: deed));
        await answer.ShouldRefuse(422, "private-details");
    }

    [Fact]
    public async Task A_name_without_consent_is_not_stored()
    {
        using var answer = await ThanhVinh.Post("/v1/individuals", new { modelId = await VerifiedModel(), name = "Lê Văn B", rank = "leader", deed = new string('x', 60) });
        await answer.ShouldRefuse(400, "invalid-request");
    }
}
