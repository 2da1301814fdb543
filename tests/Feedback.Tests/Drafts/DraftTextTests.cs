using DanVan.Feedback.Drafts;

namespace DanVan.Feedback.Tests.Drafts;

public sealed class DraftTextTests
{
    [Fact]
    public void A_draft_is_read_into_chapters_articles_clauses_and_points_and_nothing_is_left_out()
    {
        var text = """
            Căn cứ Luật Tổ chức chính quyền địa phương;
            Chương IV
            HỖ TRỢ
            Mục 1. Nguồn
            Điều 7. Mức chi
            1. Mức chi như sau:
            a) Một lần;
            đ) Hằng năm.
            Điều 7 của Luật này không phải là một điều mới.
            2a. Không chi hai lần.
            Phụ lục II
            BIỂU MẪU
            1. Mẫu đăng ký
            """;
        Assert.False(DraftText.Parse(text).Refused(out _, out var draft));
        Assert.Equal(
            ["doan-0", "chuong-4", "chuong-4/muc-1", "dieu-7", "dieu-7/khoan-1", "dieu-7/khoan-1/diem-a", "dieu-7/khoan-1/diem-dd", "dieu-7/khoan-2a", "phu-luc-2", "phu-luc-2/khoan-1"],
            draft!.Provisions.Select(one => one.Path));
        Assert.Equal("HỖ TRỢ", draft.Provisions[1].Heading);
        Assert.Equal("Hằng năm.\nĐiều 7 của Luật này không phải là một điều mới.", draft.Provisions[6].Text);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 4 && word != "Chương"))
            Assert.Contains(draft.Provisions, one => $"{one.Heading} {one.Text}".Contains(word, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Đây chỉ là một bài viết.", "no-provisions")]
    [InlineData("Điều 1. Một\nĐiều 1. Một lần nữa", "provision-twice")]
    public void What_is_no_draft_is_refused(string text, string code)
    {
        Assert.True(DraftText.Parse(text).Refused(out var refusal, out _));
        Assert.Equal(code, refusal!.Problem.Code);
    }

    [Fact]
    public void A_difference_tells_word_by_word_what_went_and_what_came() =>
        Assert.Equal(
            [new(WordChangeKind.Same, "Hỗ trợ"), new(WordChangeKind.Removed, "20"), new(WordChangeKind.Added, "30"), new(WordChangeKind.Same, "triệu đồng"), new(WordChangeKind.Added, "một lần")],
            WordDifference.Between("Hỗ trợ 20 triệu đồng", "Hỗ trợ 30 triệu đồng một lần"));
}
