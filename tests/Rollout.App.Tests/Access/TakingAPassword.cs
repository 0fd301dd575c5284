using System.Security.Cryptography;
using System.Text;
using Rollout.App.Cli;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>Which passwords may be taken: long enough, not common, not one's own name, and in no list of breached ones.</summary>
public sealed class TakingAPassword : IDisposable
{
    private const string Email = "rosa@here.example";

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("four lamps", null)]
    [InlineData("nine chars", null)]
    [InlineData("too short", "at least 10 characters")]
    [InlineData("password123", "Many people have this password")]
    [InlineData("Sunshine2026!", "Many people have this password")]
    [InlineData("abababababab", "Many people have this password")]
    [InlineData("i am Rosa today", "without your own name")]
    public void Asks_for_one_that_others_would_not_try(string password, string? fault)
    {
        var told = new Passwords(new(null, null)).FaultOf(password, Email);
        if (fault is null)
            Assert.Null(told);
        else
            Assert.Contains(fault, told, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_one_as_long_as_can_be_and_no_longer()
    {
        var passwords = new Passwords(new(null, null));
        var longest = string.Concat(Enumerable.Range(0, Passwords.Longest).Select(n => (char)('a' + n % 26)));
        Assert.Null(passwords.FaultOf(longest, Email));
        Assert.NotNull(passwords.FaultOf(longest + "a", Email));
    }

    [Theory]
    [InlineData(1, "\n", true)]
    [InlineData(2, "\r\n", true)]
    [InlineData(3, "\r\n", false)]
    [InlineData(1_000, "\r\n", true)]
    [InlineData(1_001, "\n", false)]
    public void Finds_each_line_of_the_list_and_nothing_else(int count, string lineEnd, bool endsTheLast)
    {
        var breached = BreachedPasswords.Open(Listed(count, lineEnd, endsTheLast));

        Assert.All(Enumerable.Range(0, count), n => Assert.True(breached.Contains(Breached(n)), Breached(n)));
        Assert.All(Enumerable.Range(count, 1_000), n => Assert.False(breached.Contains(Breached(n)), Breached(n)));
    }

    [Fact]
    public void Says_that_a_password_was_breached_elsewhere()
    {
        var passwords = new Passwords(Entrance.Of(Naming(Listed(50, "\r\n", true)), null));
        Assert.Contains("found in a breach", passwords.FaultOf(Breached(7), Email), StringComparison.Ordinal);
        Assert.Null(passwords.FaultOf(Breached(50), Email));
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("hunter2\npassword\n", "the line at byte 0 begins with no SHA-1")]
    [InlineData("FF00000000000000000000000000000000000000:9\n0000000000000000000000000000000000000000:3\n", "its lines are not in the order of their digests")]
    public void A_list_of_another_form_is_told_before_anything_is_served(string text, string fault)
    {
        var path = _files.Write("list.txt", text);
        var failed = Assert.Throws<CommandFailed>(() => Entrance.Of(Naming(path), null));
        Assert.Contains($"ROLLOUT_BREACHED_PASSWORDS: {path} can't be used: {fault}", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_is_not_there_is_told_too() =>
        Assert.Contains("none.txt can't be used", Assert.Throws<CommandFailed>(() => Entrance.Of(Naming(_files.Path("none.txt")), null)).Message, StringComparison.Ordinal);

    private static string Breached(int n) => $"invented password {n}";

    private static Func<string, string?> Naming(string path) => name => name == "ROLLOUT_BREACHED_PASSWORDS" ? path : null;

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "The digest that such lists are made of.")]
    private static string DigestOf(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));

    private string Listed(int count, string lineEnd, bool endsTheLast)
    {
        var lines = Enumerable.Range(0, count)
            .Select(n => $"{DigestOf(Breached(n))}:{n * 7_919L * n + 1}").Order(StringComparer.Ordinal);
        return _files.Write("breached.txt", string.Join(lineEnd, lines) + (endsTheLast ? lineEnd : ""));
    }
}
