using System.Net;
using DanVan.Committee.Contracts.V1;
using DanVan.ModelRegistry.Focus;
using DanVan.ServiceDefaults;
using DanVan.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DanVan.ModelRegistry.Tests;

public sealed class FocusTests(RegistryHost host) : RegistryTest(host)
{
    private async Task Hears<TFollower, TEvent>(TEvent happened)
        where TFollower : IFollow<TEvent>
        where TEvent : class
    {
        await using var scope = Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TFollower>().Handle(
            new(happened, Guid.CreateVersion7(), "committee", 1, SampleUnits.MuongNoc, 1, SampleUnits.MuongNoc, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, "test"), default);
        await scope.ServiceProvider.GetRequiredService<RegistryDbContext>().SaveChangesAsync();
    }

    private Task Chooses(Guid focus, int year) =>
        Hears<RememberFocus, FocusChosen>(new(focus, SampleUnits.MuongNoc, year, "Vệ sinh môi trường bản", "Cả bản cùng bàn", null, null, new(year, 1, 15)));

    private async Task<HttpResponseMessage> Start(int year, params (string, object?)[] more) => await On(
        QuePhong2018, (await RegisteredModel(SampleUnits.MuongNoc, registeredOn: $"{year}-02-01")).Id(), "starts", AStep($"{year}-03-01", [("leadingBody", "Chi bộ bản"), .. more]));

    [Fact]
    public async Task Where_a_focus_was_chosen_a_model_serves_it_or_says_why_it_stands_beside_it()
    {
        var focus = Guid.CreateVersion7();
        await Chooses(focus, 2019);
        await Chooses(focus, 2019);
        using (var silent = await Start(2019))
            Assert.Equal(focus, (await silent.ShouldRefuse(422, "focus-unanswered")).GetProperty("focusId").GetGuid());
        using (var wrong = await Start(2019, ("focusId", Guid.CreateVersion7())))
            await wrong.ShouldRefuse(422, "focus-unanswered");
        await (await Start(2019, ("focusId", focus))).ShouldBe(HttpStatusCode.OK);
        await (await Start(2019, ("besideFocusBecause", "Lũ quét tháng 2 phải khắc phục ngay."))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_a_focus_or_after_it_was_closed_or_exchanged_nothing_is_asked()
    {
        await (await Start(2020)).ShouldBe(HttpStatusCode.OK);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Chooses(first, 2021);
        await Hears<ReplaceFocus, FocusSwapped>(new(first, SampleUnits.MuongNoc, 2021, second, "Dân bàn lại", new(2021, 2, 1)));
        await Chooses(second, 2021);
        using (var old = await Start(2021, ("focusId", first)))
            await old.ShouldRefuse(422, "focus-unanswered");
        await (await Start(2021, ("focusId", second))).ShouldBe(HttpStatusCode.OK);
        await Hears<EndFocus, FocusClosed>(new(second, SampleUnits.MuongNoc, 2021, "Hoàn thành", new(2021, 2, 20)));
        await (await Start(2021)).ShouldBe(HttpStatusCode.OK);
    }
}
