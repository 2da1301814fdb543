using DanVan.Reporting.Figures;

namespace DanVan.Reporting.Tests;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2018", "2018-01-01", "2018-12-31")]
    [InlineData("2018-Q1", "2018-01-01", "2018-03-31")]
    [InlineData("2018-Q4", "2018-10-01", "2018-12-31")]
    [InlineData("2020-02", "2020-02-01", "2020-02-29")]
    [InlineData("2018-03-26", "2018-03-26", "2018-03-26")]
    [InlineData("2018-03-26..2019-01-05", "2018-03-26", "2019-01-05")]
    [InlineData("2018-Q2..2019", "2018-04-01", "2019-12-31")]
    [InlineData("..2018-06-30", "1900-01-01", "2018-06-30")]
    [InlineData("2018..", "2018-01-01", "2199-12-31")]
    public void A_period_is_whole_days_with_both_ends(string text, string from, string to)
    {
        Assert.True(Period.TryParse(text, out var period));
        Assert.Equal((DateOnly.Parse(from, null), DateOnly.Parse(to, null)), (period.From, period.To));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("2018-13")]
    [InlineData("2018-00")]
    [InlineData("2018-Q5")]
    [InlineData("2018-02-30")]
    [InlineData("2019..2018")]
    [InlineData("1800")]
    [InlineData("9999")]
    [InlineData("2018..2019..2020")]
    [InlineData("năm 2018")]
    public void What_is_no_period_is_not_guessed(string text) => Assert.False(Period.TryParse(text, out _));
}
