using System.Security.Cryptography;
using DanVan.Feedback.Sealing;
using Microsoft.Extensions.Options;

namespace DanVan.Feedback.Tests;

public sealed class SealTests
{
    private const string Before = "the-key-of-last-year-0123456789abcdef", Now = "the-key-of-this-year-0123456789abcdef", Next = "the-key-of-next-year-0123456789abcdef";
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly byte[] Name = "Nguyễn Thị Hoa"u8.ToArray();

    [Fact]
    public void What_was_closed_under_a_key_before_still_opens()
    {
        var (wrapped, content) = With(Before).Close(Id, Name);
        Assert.Equal(Name, With(Now, $"{Next} {Before}").Open(Id, wrapped, content));
        Assert.Throws<AuthenticationTagMismatchException>(() => With(Now, Next).Open(Id, wrapped, content));
    }

    [Fact]
    public void What_is_closed_from_now_on_needs_no_key_before()
    {
        var (wrapped, content) = With(Now, Before).Close(Id, Name);
        Assert.Equal(Name, With(Now).Open(Id, wrapped, content));
        Assert.Throws<AuthenticationTagMismatchException>(() => With(Before).Open(Id, wrapped, content));
    }

    // While a new key is brought to all replicas, some close with it that others only know.
    [Fact]
    public void A_replica_opens_what_another_has_closed_under_the_next_key()
    {
        var (wrapped, content) = With(Next, Now).Close(Id, Name);
        Assert.Equal(Name, With(Now, Next).Open(Id, wrapped, content));
    }

    [Fact]
    public void A_key_that_only_opens_lets_nobody_close() => Assert.False(With("", Before).IsPossible);

    private static Seal With(string key, string? others = null) => new(Options.Create(new SealingOptions { Key = key, OtherKeys = others }));
}
