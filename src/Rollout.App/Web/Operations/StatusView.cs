namespace Rollout.App.Web.Operations;

/// <summary>The status for people.</summary>
public sealed class StatusView
{
    internal StatusView(StatusDocument status)
    {
        var durability = status.Durability;
        (Version, Build, Applied, Pending) = (status.Version, status.Build, status.Migrations.Applied.Count, status.Migrations.Pending);
        Server = $"{durability.ServerVersion / 10_000}.{durability.ServerVersion % 10_000}";
        Settings =
        [
            ("fsync", OnOff(durability.Fsync)), ("full_page_writes", OnOff(durability.FullPageWrites)),
            ("synchronous_commit", durability.SynchronousCommit), ("data_checksums", OnOff(durability.DataChecksums)),
        ];
        Projections = [.. status.Projections.Select(projection => (projection.Name, projection.Events, projection.ParkedKeys))];
        IsDurable = durability is { Fsync: true, FullPageWrites: true, SynchronousCommit: not "off" };
    }

    internal string Version { get; }

    internal Guid Build { get; }

    internal string Server { get; }

    internal IReadOnlyList<(string Name, string Value)> Settings { get; }

    internal int Applied { get; }

    internal IReadOnlyList<string> Pending { get; }

    internal IReadOnlyList<(string Name, long Behind, long Parked)> Projections { get; }

    private bool IsDurable { get; }

    internal string Sentence => string.Join(
        ' ',
        IsDurable ? "What is recorded survives a power cut." : "This database may lose what it has confirmed.",
        Pending.Count > 0 ? "The schema is behind the program." : "",
        Projections.Sum(projection => projection.Parked) is > 0 and var parked ? $"{Pages.Words.Many(parked, "key")} could not be taken in: see rollout parked list." : "").Trim();

    private static string OnOff(bool setting) => setting ? "on" : "off";
}
