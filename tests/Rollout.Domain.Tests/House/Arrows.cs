using System.Text.RegularExpressions;

namespace Rollout.Domain.Tests.House;

public sealed partial class Arrows
{
    [Fact]
    public void The_domain_needs_nothing_and_the_store_only_its_driver()
    {
        Assert.Empty(Needs("src/Rollout.Domain/Rollout.Domain.csproj"));
        Assert.Equal(["Npgsql"], Needs("src/Rollout.EventStore/Rollout.EventStore.csproj"));
    }

    /// <summary>Features meet in the domain or in Reading/, never in one another.</summary>
    [Fact]
    public void No_feature_uses_another_feature_s_internals() =>
        Assert.Empty(
            from file in Source.Files
            let own = FeatureOfAFile().Match(file)
            where own.Success
            from line in Source.Lines(file)
            from used in FeatureNamed().Matches(line)
            where used.Groups[1].Value != own.Groups[1].Value
            select $"{file}: {line.Trim()}");

    private static IEnumerable<string> Needs(string project) =>
        NeededPackageOrProject().Matches(File.ReadAllText(Path.Combine(Source.Root, project))).Select(need => need.Groups[1].Value);

    [GeneratedRegex("<(?:PackageReference|ProjectReference|Reference) Include=\"([^\"]+)\"")]
    private static partial Regex NeededPackageOrProject();

    [GeneratedRegex("^src/Rollout\\.App/Features/([^/]+)/")]
    private static partial Regex FeatureOfAFile();

    [GeneratedRegex("\\bFeatures\\.(\\w+)")]
    private static partial Regex FeatureNamed();
}
