using System.Text;
using FsCheck;
using FsCheck.Xunit;

namespace DanVan.ServiceDefaults.Tests;

public sealed class TextProperties
{
    [Theory]
    [InlineData("Đồng  Văn", "dong van")]
    [InlineData("  Xã Hữu Kiệm ", "xa huu kiem")]
    [InlineData("THÀNH PHỐ VINH", "thanh pho vinh")]
    [InlineData("Ủy ban\tMTTQ", "uy ban mttq")]
    public void Folded_text_has_no_marks_no_capitals_and_single_spaces(string text, string folded) => Assert.Equal(folded, VietnameseText.Fold(text));

    [Property(MaxTest = 300)]
    public void Folding_again_changes_nothing(NonNull<string> text)
    {
        var folded = VietnameseText.Fold(Valid(text.Get));
        Assert.Equal(folded, VietnameseText.Fold(folded));
    }

    [Property(MaxTest = 300)]
    public void Composed_and_decomposed_text_fold_alike(NonNull<string> text)
    {
        var valid = Valid(text.Get);
        Assert.Equal(VietnameseText.Fold(valid.Normalize(NormalizationForm.FormC)), VietnameseText.Fold(valid.Normalize(NormalizationForm.FormD)));
    }

    [Property(MaxTest = 300)]
    public void Normal_text_is_composed_and_stays_as_it_is(NonNull<string> text)
    {
        var normal = VietnameseText.Normalize(Valid(text.Get));
        Assert.True(normal.IsNormalized(NormalizationForm.FormC));
        Assert.Same(normal, VietnameseText.Normalize(normal));
    }

    // Half a surrogate pair is no text; the JSON reader refuses it.
    private static string Valid(string text) => new([.. text.Where(one => !char.IsSurrogate(one) && one < '\uFFFE')]);
}
