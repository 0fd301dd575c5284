using Rollout.App.Features.Imports;

namespace Rollout.App.Tests.Features.Imports;

public sealed class NamingALine
{
    [Fact]
    public void Follows_the_standards_own_example() => Assert.Equal(
        Guid.Parse("2ed6657d-e927-568b-95e1-2665a8aea6a2"),
        NameBasedId.Of(Guid.Parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"));

    [Fact]
    public void Tells_sources_files_and_lines_apart() => Assert.Equal(4, new[]
    {
        NameBasedId.OfLine("old", "aa", 1), NameBasedId.OfLine("older", "aa", 1), NameBasedId.OfLine("old", "ab", 1), NameBasedId.OfLine("old", "aa", 2),
        NameBasedId.OfLine("old", "aa", 1),
    }.Distinct().Count());
}
