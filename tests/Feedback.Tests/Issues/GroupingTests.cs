using System.Net;
using DanVan.Feedback.Groupings;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests.Issues;

public sealed class GroupingTests(FeedbackHost host) : IssueTest(host)
{
    private const string Letter = "Đề nghị giảm số hộ tham gia xuống còn 15 hộ vì xã miền núi dân cư thưa.";

    [Fact]
    public async Task Five_hundred_copies_are_one_argument_of_five_hundred_people_and_three_people_stay_three()
    {
        var closed = await InReview(
            (Letter, "dieu-1/khoan-1", 500), ("DE NGHI giam so ho tham gia xuong con 15 ho, vi xa mien nui dan cu thua", "dieu-1/khoan-1", 1),
            ("Bản Huồi Cọ chỉ có 9 hộ, xin không đặt số hộ tối thiểu.", "dieu-1/khoan-1", 3));
        var arguments = await Arguments(closed.Id());
        Assert.Equal([501, 3], arguments.Select(one => one.GetProperty("opinions").GetInt32()));
        Assert.Equal(Letter, arguments[0].Text("text"));
    }

    [Fact]
    public async Task Grouping_is_a_suggestion_that_says_who_made_it_and_counts_only_when_a_person_takes_it_over()
    {
        var closed = await InReview(
            (Letter, "dieu-1/khoan-1", 40), ("Đề nghị giảm số hộ tham gia xuống còn 10 hộ vì xã miền núi dân cư rất thưa.", "dieu-1/khoan-1", 5),
            ("Xin giữ nguyên mức hỗ trợ như dự thảo.", "dieu-2", 7), ("Bản Huồi Cọ chỉ có 9 hộ.", "dieu-1/khoan-1", 3));
        using var suggesting = await Province.Post($"/v1/consultations/{closed.Id()}/groupings", new { });
        var grouping = await suggesting.ShouldBe(HttpStatusCode.Created);
        Assert.Equal(("word-overlap/1", 4, 3), (grouping.Text("madeBy"), grouping.GetProperty("arguments").GetInt32(), grouping.GetProperty("groups").GetInt32()));
        Assert.Equal(4, (await Arguments(closed.Id(), "&waiting=true")).Count);
        var groups = (await Province.Read($"/v1/groupings/{grouping.Id()}/groups")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([45, 7, 3], groups.Select(one => one.GetProperty("opinions").GetInt32()));

        var issue = await Raised(closed.Id(), "Giảm số hộ tối thiểu", new { groupingId = grouping.Id(), number = groups[0].GetProperty("number").GetInt32() }, "dieu-1/khoan-1");
        var seen = await ShownIssue(issue.Id());
        Assert.Equal((45, 2, 1.0, 0.0), (seen.GetProperty("opinions").GetInt32(), seen.GetProperty("arguments").GetInt32(),
            seen.GetProperty("suggestedShare").GetDouble(), seen.GetProperty("auditedShare").GetDouble()));

        var mine = await Arguments(closed.Id(), $"&issueId={issue.Id()}");
        Assert.All(mine, one => Assert.Equal(("similarity", "word-overlap/1"), (one.Text("method"), one.Text("madeBy"))));
        using (var audit = await Province.Post($"/v1/issues/{issue.Id()}/audits",
            new { checks = new[] { new { argument = Key(mine[0]), agrees = true }, new { argument = Key(mine[1]), agrees = false } } }, ifMatch: "\"1\""))
            await audit.ShouldBe(HttpStatusCode.Created);
        seen = await ShownIssue(issue.Id());
        Assert.Equal((40, 1.0), (seen.GetProperty("opinions").GetInt32(), seen.GetProperty("auditedShare").GetDouble()));
        Assert.Equal(3, (await Arguments(closed.Id(), "&waiting=true")).Count);
        Assert.Equal(1, await Host.Database.Read<int>($"select count(*) from assignment where issue_id = '{issue.Id()}' and ended_by = 'province'"));
    }

    [Fact]
    public void The_same_words_group_the_same_with_and_without_marks()
    {
        string[] said = ["Đề nghị tăng mức hỗ trợ cho xã miền núi lên 30 triệu đồng.", "Đề nghị tăng mức hỗ trợ cho các xã miền núi lên 40 triệu đồng.", "Không đồng ý với thời hạn thẩm định."];
        var (marked, bare) = (new Likeness(Likeness.Default), new Likeness(Likeness.Default));
        Assert.Equal(said.Select(one => marked.Place(null, one).Number), said.Select(one => bare.Place(null, ServiceDefaults.VietnameseText.Fold(one)).Number));
        Assert.Equal(2, marked.Groups);
    }

    [Fact]
    public void What_is_like_no_head_keeps_a_group_of_its_own_even_when_there_are_too_many_heads()
    {
        var likeness = new Likeness(Likeness.Default);
        var groups = Enumerable.Range(0, Likeness.MostHeads + 50).Select(i => likeness.Place(null, $"{Guid.NewGuid():N} {Guid.NewGuid():N} {i}").Number).ToHashSet();
        Assert.Equal(Likeness.MostHeads + 50, groups.Count);
    }

    [Fact]
    public async Task Nothing_is_grouped_while_people_still_speak()
    {
        var open = await OpenOn(Text);
        using var answer = await Province.Post($"/v1/consultations/{open.Id()}/groupings", new { });
        await answer.ShouldRefuse(409, "consultation-not-in-review");
    }
}
