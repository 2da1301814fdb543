using System.Text.Json;
using DanVan.TestKit;
using Microsoft.Playwright;

namespace DanVan.Reporting.Tests.Page;

/// <summary>The public page in a real browser. <c>DANVAN_ACCEPT=1</c> takes the pictures of the README anew.</summary>
[Collection(typeof(WorldCollection))]
public sealed class PageTests(PageHost host) : IClassFixture<PageHost>
{
    private const int Desk = 1280, Phone = 390;

    /// <summary>What the service that keeps opinions answers of one that was heard.</summary>
    private const string Way = """
        {"opinionId":"01900000-0000-7000-8000-000000000001","state":"answered","consultationId":"01900000-0000-7000-8000-000000000002","consultationTitle":"Dự thảo quy chế Dân vận khéo",
         "provision":"dieu-1/khoan-1","quote":"ít nhất 30 hộ gia đình","anchors":[{"version":2,"match":"near-match","similarity":0.8,"provision":"dieu-2/khoan-1","found":"ít nhất 15 hộ gia đình"}],
         "answer":{"id":"01900000-0000-7000-8000-000000000003","title":"Giảm số hộ tối thiểu","opinions":3,"arguments":2,"outcome":"accepted","reason":"Giảm còn 15 hộ."},
         "change":{"before":{"version":1,"path":"dieu-1/khoan-1","text":"ít nhất 30 hộ"},"after":{"version":2,"path":"dieu-2/khoan-1","text":"ít nhất 15 hộ"},
           "words":[{"kind":"same","text":"ít nhất"},{"kind":"removed","text":"30"},{"kind":"added","text":"15"},{"kind":"same","text":"hộ"}]},
         "document":{"symbol":"05/2026/NQ-HĐND","issuer":"Hội đồng nhân dân tỉnh","promulgatedOn":"2026-11-01","url":"https://congbao.nghean.gov.vn/05","version":2}}
        """;

    private static readonly string Axe = Path.Combine(Repository.Root, "services/reporting/Reporting/Page/node_modules/axe-core/axe.min.js");

    [Fact]
    public async Task The_first_screen_of_a_phone_weighs_less_than_300_KB_and_comes_from_the_service_alone()
    {
        var page = await Open(Phone, "", wait: false);
        long bytes = 0;
        List<string> elsewhere = [], said = [];
        page.Console += (_, message) => said.AddRange(message.Type == "error" ? [message.Text] : []);
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        session.Event("Network.loadingFinished").OnEvent += (_, message) => bytes += message!.Value.GetProperty("encodedDataLength").GetInt64();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(host.Reporting.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                elsewhere.Add(request.Url);
            // Nothing is shown here that is not shown to everybody.
            if (request.Headers.ContainsKey("authorization") || request.Headers.ContainsKey("cookie"))
                elsewhere.Add("with a token: " + request.Url);
        };
        await page.GotoAsync(host.Reporting.Address.ToString());
        await Shown(page);
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes / 1024} KB");
        Assert.InRange(bytes, 50_000, 300 * 1024);
        Assert.Empty(elsewhere);
        // A breach of the content security policy is said there.
        Assert.Empty(said);
    }

    [Fact]
    public async Task The_map_has_every_commune_of_today_and_the_figure_is_that_of_the_interface()
    {
        var page = await Open(Desk);
        var figure = await host.Reporting.Client.Read("/v1/figures?indicator=models-recognised&unit=40@2018-03-26&period=..2026-12-31&structure=2026-01-01");
        Assert.Equal(130, await page.Locator("#map [role=button]").CountAsync());
        Assert.Equal($"{figure.GetProperty("recast").Number("value"):0}", await page.TextContentAsync("#value"));
        Assert.Equal("Tỉnh Nghệ An", await page.TextContentAsync("#unit-name"));
    }

    [Fact]
    public async Task Through_four_structures_the_map_changes_and_the_sum_of_the_province_does_not()
    {
        var page = await Open(Desk);
        var sum = await page.TextContentAsync("#value");
        await page.FocusAsync("#structure");
        foreach (var districts in new[] { 20, 21, 21 })
        {
            await page.Keyboard.PressAsync("ArrowLeft");
            await Assertions.Expect(page.Locator("#map [role=button]")).ToHaveCountAsync(districts);
        }
        Assert.Contains("2018", await page.GetAttributeAsync("#structure", "aria-valuetext"), StringComparison.Ordinal);
        Assert.Equal(sum, (await page.Locator("#comparison tbody tr").Last.Locator("td.number").First.TextContentAsync())!.TrimEnd('*'));
    }

    [Fact]
    public async Task The_scorecard_is_that_of_the_interface_and_opens_to_its_inputs()
    {
        var page = await Open(Desk, "?period=2026");
        var card = await host.Reporting.Client.Read("/v1/scorecards?unit=40@2018-03-26&period=2026");
        Assert.Equal(card.Number("score"), decimal.Parse((await page.TextContentAsync("#score-value"))!.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture));
        await Assertions.Expect(page.Locator("#score-parts tbody tr")).ToHaveCountAsync(card.GetProperty("parts").GetArrayLength());
        Assert.Equal("4 / 6", await page.Locator("#score-parts tbody tr").Nth(2).Locator("td a").TextContentAsync());
        Assert.Equal(card.GetProperty("parts")[2].GetProperty("numerator").Text("why"), await page.Locator("#score-parts tbody tr").Nth(2).Locator("td a").GetAttributeAsync("href"));
        // Before there was a formula there is no score.
        await page.SelectOptionAsync("#period", "2017");
        await Assertions.Expect(page.Locator("#score")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_target_stands_in_the_trend_and_is_said_with_its_owner_and_forecast()
    {
        var page = await Open(Desk);
        await Assertions.Expect(page.Locator("#trend .target")).ToHaveCountAsync(2);
        Assert.Contains("2026: ", await page.GetAttributeAsync("#trend svg", "aria-label"), StringComparison.Ordinal);
        Assert.Contains("mục tiêu 40", await page.GetAttributeAsync("#trend svg", "aria-label"), StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#targets li")).ToHaveCountAsync(2);
        Assert.Contains("Ban Dân vận Tỉnh ủy chịu trách nhiệm (05-CT/TU)", await page.Locator("#targets li").First.TextContentAsync(), StringComparison.Ordinal);
        await page.SelectOptionAsync("#indicator", "consultations-opened");
        await Assertions.Expect(page.Locator("#targets")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_is_not_released_yet_is_said_with_its_time_and_appears_by_itself()
    {
        using var office = new HttpClient { BaseAddress = host.Reporting.Address };
        office.DefaultRequestHeaders.Authorization = new("Bearer", TestTokens.For("office", World.Nghean, "reporting.read", "reporting.define"));
        // Of an indicator that no other test of the page looks at.
        var release = await (await office.Post("/v1/releases", new { name = "Xác minh năm 2026", indicators = new[] { "models-verified" }, period = "2026", reason = "Còn đối chiếu sổ gốc." }))
            .ShouldBe(System.Net.HttpStatusCode.Created);
        var page = await Open(Desk, "?indicator=models-verified");
        await Assertions.Expect(page.Locator("#embargo")).ToHaveTextAsync("Xác minh năm 2026: chưa có giờ công bố. Còn đối chiếu sổ gốc.");
        Assert.Equal("–", await page.TextContentAsync("#value"));
        Assert.Contains("2026: –", await page.GetAttributeAsync("#trend svg", "aria-label"), StringComparison.Ordinal);
        // The other years keep their bars.
        await Assertions.Expect(page.Locator("#trend .bar")).ToHaveCountAsync(DateTime.UtcNow.AddHours(7).Year - 2016);
        Assert.DoesNotContain("NaN", await page.InnerHTMLAsync("#trend"), StringComparison.Ordinal);
        await (await office.Post($"/v1/releases/{release.Id()}/embargoes", new { releaseAt = DateTimeOffset.UtcNow.AddSeconds(15) }, ifMatch: "\"1\"")).ShouldBe(System.Net.HttpStatusCode.OK);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#embargo")).ToContainTextAsync("công bố lúc");
        await Assertions.Expect(page.Locator("#embargo")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#value")).Not.ToHaveTextAsync("–");
    }

    [Fact]
    public async Task The_chart_marks_the_day_from_which_another_definition_counts()
    {
        using var office = new HttpClient { BaseAddress = host.Reporting.Address };
        office.DefaultRequestHeaders.Authorization = new("Bearer", TestTokens.For("office", World.Nghean, "reporting.read", "reporting.define"));
        var tomorrow = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7)).AddDays(1);
        object Definition(DateOnly from) => new
        {
            code = "changed-here", from, nameVi = "Mô hình cấp tỉnh", nameEn = "Provincial models", definitionVi = "Mô hình được công nhận cấp tỉnh.", definitionEn = "Models recognised by the province.",
            measure = "model", direction = "up", visibility = "public", counts = "each", legalBasis = "05-CT/TU",
            inputs = new[] { new { @event = "vn.danvan.model-registry.model-recognised.v1", where = new[] { new { field = "level", @is = "province" } } } },
        };
        await (await office.Post("/v1/indicators", Definition(tomorrow))).ShouldBe(System.Net.HttpStatusCode.Created);
        var page = await Open(Desk, "?indicator=changed-here");
        await Assertions.Expect(page.Locator("#trend line.change, #trend path.change")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#changes")).ToBeHiddenAsync();
        await (await office.Post("/v1/indicators", Definition(tomorrow.AddDays(1)))).ShouldBe(System.Net.HttpStatusCode.Created);
        page = await Open(Desk, "?indicator=changed-here");
        await Assertions.Expect(page.Locator("#changes")).ToContainTextAsync($"Định nghĩa thay đổi từ {tomorrow.AddDays(1):d/M/yyyy}");
        // Behind the last of the years that are drawn there is nothing to mark.
        await Assertions.Expect(page.Locator("#trend path.change")).ToHaveCountAsync(tomorrow.AddDays(1).Year == DateTime.UtcNow.AddHours(7).Year ? 1 : 0);
    }

    [Fact]
    public async Task A_ratio_is_shown_with_its_parts_on_the_map_through_the_years_and_in_four_structures()
    {
        var page = await Open(Desk, "?indicator=recognised-per-10000&period=2025");
        using var asked = await host.Reporting.Client.Post("/v1/queries", new { indicators = new[] { "recognised-per-10000" }, unit = World.Nghean, periods = new[] { "2025" }, structure = "2026-01-01" });
        var row = (await asked.ShouldBe(System.Net.HttpStatusCode.OK)).GetProperty("rows")[0];
        Assert.Equal(row.Number("value").ToString("0.##", new System.Globalization.CultureInfo("vi-VN")), await page.TextContentAsync("#value"));
        Assert.Equal("mô hình trên 10.000 người dân", await page.TextContentAsync("#measure"));
        Assert.StartsWith($"{row.Number("numerator"):0} mô hình chia cho ", await page.TextContentAsync("#explained"), StringComparison.Ordinal);
        Assert.Equal(130, await page.Locator("#map [role=button]").CountAsync());
        await Assertions.Expect(page.Locator("#trend .bar.chosen")).ToHaveCountAsync(1);
        await page.ClickAsync("#why summary");
        await Assertions.Expect(page.Locator("#inputs li").First).ToContainTextAsync("Mô hình được công nhận");
        await page.Locator("#rows tbody button").First.ClickAsync();
        await Assertions.Expect(page.Locator("#back")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#freshness.failed")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whatever_is_offered_is_shown_and_said_in_words_of_people()
    {
        var page = await Open(Desk, "?period=2026");
        var known = (await host.Reporting.Client.Read("/v1/indicators?limit=200")).GetProperty("items").EnumerateArray()
            .DistinctBy(one => one.Text("code")).ToDictionary(one => one.Text("code"), one => one.Text("measure"));
        await page.ClickAsync("#why summary");
        foreach (var code in await page.EvaluateAsync<string[]>("[...document.querySelectorAll('#indicator option')].map(one => one.value)"))
        {
            await page.SelectOptionAsync("#indicator", code);
            await Shown(page);
            await Assertions.Expect(page.Locator("#freshness.failed")).ToHaveCountAsync(0);
            Assert.NotEqual(known[code], await page.TextContentAsync("#measure"));
            Assert.DoesNotContain("vn.danvan", await page.TextContentAsync("#inputs"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_holds_a_receipt_reads_the_way_of_the_opinion_on_the_page_in_either_language()
    {
        var page = await Open(Phone);
        List<string> asked = [];
        await page.RouteAsync($"{PageHost.Opinions}**", route =>
        {
            asked.Add(route.Request.Url);
            return route.FulfillAsync(new() { Body = Way, ContentType = "application/json", Headers = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = "*" } });
        });
        // As it is copied from paper: with white space, and as long as a code is.
        var code = string.Concat(Enumerable.Repeat("AbC9_-", 27));
        await page.FillAsync("#receipt", $" {code[..80]} {code[80..]} ");
        await page.Locator("#receipt").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#way strong").First).ToHaveTextAsync("Đã được trả lời.");
        Assert.Equal([$"{PageHost.Opinions}v1/receipts/{code}/path"], asked);
        var way = await page.TextContentAsync("#way");
        foreach (var said in new[] { "khoản 1 Điều 1", "ít nhất 30 hộ", "Trong dự thảo lần 2: gần nhất ở khoản 1 Điều 2", "3 người cùng nêu: “Giảm số hộ tối thiểu”", "tiếp thu. Giảm còn 15 hộ.", "Ban hành: 05/2026/NQ-HĐND" })
            Assert.Contains(said, way, StringComparison.Ordinal);
        Assert.Equal(("bỏ: 30", "thêm: 15"), (await page.TextContentAsync("#way del"), await page.TextContentAsync("#way ins")));
        await page.ClickAsync("#language");
        await Assertions.Expect(page.Locator("#way")).ToContainTextAsync("Raised by 3 people: “Giảm số hộ tối thiểu”. The answer: accepted.");
        Assert.Single(asked);
        Assert.Equal("[]", await Broken(page));
        // WCAG 2.2, 1.4.10.
        await page.SetViewportSizeAsync(320, 900);
        Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Theory]
    [InlineData(404, "Không có ý kiến nào mang mã này.")]
    [InlineData(503, "Chưa hỏi được dịch vụ giữ ý kiến.")]
    public async Task A_code_that_is_none_or_a_service_that_is_away_is_said_in_words(int status, string said)
    {
        var page = await Open(Phone);
        await page.RouteAsync($"{PageHost.Opinions}**", route => route.FulfillAsync(new() { Status = status, Body = "{}", Headers = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = "*" } }));
        await page.FillAsync("#receipt", "mã sai");
        await page.ClickAsync("#path-form button");
        await Assertions.Expect(page.Locator("#way")).ToContainTextAsync(said);
    }

    [Fact]
    public async Task The_page_speaks_Vietnamese_first_and_English_by_its_switch_and_says_how_fresh_it_is()
    {
        var page = await Open(Phone);
        Assert.Equal(("vi", "Nghệ An nhìn qua con số"), (await page.GetAttributeAsync("html", "lang"), await page.TextContentAsync("h1")));
        await Assertions.Expect(page.Locator("#freshness")).ToHaveTextAsync("Số liệu mới nhất: mọi sự kiện đã được tính.");
        await page.ClickAsync("#language");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Nghệ An in figures");
        await Assertions.Expect(page.Locator("#freshness")).ToHaveTextAsync("Up to date: every known event is counted.");
        Assert.Contains("lang=en", page.Url, StringComparison.Ordinal);
        await page.ClickAsync("#language");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Nghệ An nhìn qua con số");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?lang=en&structure=0&period=2026")]
    public async Task On_the_narrowest_phone_nothing_is_scrolled_sideways_but_tables(string address)
    {
        // WCAG 2.2, 1.4.10: 320 CSS pixels.
        var page = await Open(320, address);
        Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('main *, header *, footer *')].filter(e => !e.closest('.scroll, .unseen, svg, .skip') && e.getBoundingClientRect().right > 320.5).map(e => e.outerHTML.slice(0, 80))"));
    }

    [Fact]
    public async Task Who_has_only_a_keyboard_walks_over_the_map_and_opens_a_unit()
    {
        var page = await Open(Desk);
        await page.Locator("#map [role=button][tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowLeft");
        var name = (await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')")).Split(':')[0];
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#unit-name")).ToHaveTextAsync(name);
        await page.ClickAsync("#why summary");
        await Assertions.Expect(page.Locator("#back")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(Desk, "")]
    [InlineData(Phone, "?structure=0")]
    [InlineData(Phone, "?lang=en&axis=1")]
    [InlineData(Phone, "?indicator=recognised-per-10000")]
    public async Task No_rule_of_WCAG_2_2_AA_that_a_machine_can_check_is_broken(int width, string address)
    {
        var page = await Open(width, address);
        await page.ClickAsync("#why summary");
        Assert.Equal("[]", await Broken(page));
    }

    [Theory]
    [InlineData("page-desk", Desk, 1500, "?structure=3")]
    [InlineData("page-districts", Desk, 900, "?structure=0")]
    [InlineData("page-phone", Phone, 1500, "?structure=3&lang=en")]
    public async Task The_pictures_of_the_page_are_taken_here(string name, int width, int height, string address)
    {
        var file = Path.Combine(Repository.Root, "AppHost/docs/pictures", name + ".png");
        var page = await Open(width, address);
        await page.SetViewportSizeAsync(width, height);
        var picture = await page.ScreenshotAsync(new() { Clip = new() { Width = width, Height = height }, Animations = ScreenshotAnimations.Disabled });
        if (Environment.GetEnvironmentVariable("DANVAN_ACCEPT") == "1")
            await File.WriteAllBytesAsync(file, picture);
        Assert.InRange(new FileInfo(file).Length, 20_000, 400_000);
        Assert.InRange(picture.Length, 20_000, 400_000);
    }

    /// <summary>The rules that the page breaks as it stands.</summary>
    private static async Task<string> Broken(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Axe));
        return (await page.EvaluateAsync<JsonElement>(
            "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | ')))")).GetRawText();
    }

    private async Task<IPage> Open(int width, string address = "", bool wait = true)
    {
        Assert.SkipWhen(host.Browser is null, "Needs Chromium: tests/run installs it where there is a package.");
        var context = await host.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, Locale = "vi-VN", TimezoneId = "Asia/Ho_Chi_Minh" });
        Assertions.SetDefaultExpectTimeout(30_000);
        var page = await context.NewPageAsync();
        if (!wait)
            return page;
        await page.GotoAsync(host.Reporting.Address + address);
        await Shown(page);
        return page;
    }

    private static async Task Shown(IPage page)
    {
        await Assertions.Expect(page.Locator("#comparison tbody tr")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("body")).Not.ToHaveAttributeAsync("aria-busy", "true");
        await page.EvaluateAsync("document.fonts.ready");
    }
}
