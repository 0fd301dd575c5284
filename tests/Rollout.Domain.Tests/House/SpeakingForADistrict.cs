namespace Rollout.Domain.Tests.House;

/// <summary>What could see past row-level security, reviewed (ops/decisions/0003): a line here is added with its reason there.</summary>
public sealed class SpeakingForADistrict
{
    /// <summary>In the flow of a request.</summary>
    [Fact]
    public void Is_done_as_the_application_itself_here_alone() => Assert.Equal(
        [
            "src/Rollout.App/Features/Live/HeadWatch.cs",
            "src/Rollout.App/Reading/KeptHistories.cs",
            "src/Rollout.App/Web/Access/AccessTokens.cs",
            "src/Rollout.App/Web/Access/CalendarKeys.cs",
            "src/Rollout.App/Web/Access/Invitations.cs",
            "src/Rollout.App/Web/Access/OpenIdConnect/MappedRoles.cs",
            "src/Rollout.App/Web/Access/Sessions.cs",
            "src/Rollout.EventStore/Postgres/Recall.cs",
            "src/Rollout.EventStore/Projections/Follower.cs",
        ],
        Saying("Speaker.AsItself()"));

    /// <summary>Everything else asks <c>es_speak</c>, by a <c>TenantCommand</c>.</summary>
    [Fact]
    public void Is_done_without_asking_whether_one_may_by_appends_alone() => Assert.Equal(
        [
            "src/Rollout.EventStore/Postgres/append-exact.sql",
            "src/Rollout.EventStore/Postgres/append-group.sql",
            "src/Rollout.EventStore/Postgres/append.sql",
            "src/Rollout.EventStore/Postgres/speak.sql",
        ],
        Saying("'rollout.tenant'").Where(file => !file.Contains("/Schema/", StringComparison.Ordinal)));

    private static IEnumerable<string> Saying(string what) =>
        from file in Source.Files.Concat(Queries())
        where file.StartsWith("src/", StringComparison.Ordinal) && Source.Lines(file).Any(line => line.Contains(what, StringComparison.Ordinal))
        orderby file
        select file;

    private static IEnumerable<string> Queries() =>
        from file in Directory.EnumerateFiles(Path.Combine(Source.Root, "src"), "*.sql", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Source.Root, file).Replace('\\', '/')
        where !relative.Contains("/obj/", StringComparison.Ordinal) && !relative.Contains("/bin/", StringComparison.Ordinal)
        select relative;
}
