namespace Rollout.App.Embedded;

/// <summary>The folder the server's account owns: data, logs and the password. Nobody else may enter.</summary>
internal static class ServerFolder
{
    private const string Note = "data-is-elsewhere.txt";
    private static readonly string[] Theirs = ["-o", "postgres", "-g", "postgres"];

    internal static async Task<string> FindOrMakeAsync(EmbeddedHome home, ServerAccount account, CancellationToken ct)
    {
        var inside = Path.Combine(home.Folder, "postgres");
        var elsewhere = $"/var/lib/rollout/{home.Hash}";
        RefuseAMovedHome(home, elsewhere);
        if (Directory.Exists(inside))
            return inside;
        if (!account.IsAnother)
            return await MakeAsync(inside, [], ct);
        if (!Directory.Exists(elsewhere) && await MayEnterAsync(account, home.Folder, ct))
            return await MakeAsync(inside, Theirs, ct);

        await MakeAsync(elsewhere, Theirs, ct);
        await File.WriteAllTextAsync(
            Path.Combine(home.Folder, Note),
            $"The data of this folder is in {elsewhere}, because the user postgres can't enter here.\n", ct);
        return elsewhere;
    }

    private static void RefuseAMovedHome(EmbeddedHome home, string elsewhere)
    {
        var note = Path.Combine(home.Folder, Note);
        if (File.Exists(note) && !File.ReadAllText(note).Contains(elsewhere, StringComparison.Ordinal))
        {
            throw new EmbeddedServerException(
                $"{home.Folder} was moved or copied and its data was not: read {note}, then rename the data's folder "
                + $"to {elsewhere} and delete the note, or delete the note to start empty.");
        }
    }

    private static async Task<string> MakeAsync(string folder, string[] owner, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder) ?? "/");
        var made = await ServerAccount.Ours.RunAsync(
            "/", "install", ["-d", "-m", "700", .. owner, folder], ct);
        return made.Succeeded ? folder : throw new EmbeddedServerException($"{folder} can't be made: {made.Output}");
    }

    private static async Task<bool> MayEnterAsync(ServerAccount account, string folder, CancellationToken ct)
    {
        var exists = await account.RunAsync("/", "true", [], ct);
        if (!exists.Succeeded)
        {
            throw new EmbeddedServerException(
                "PostgreSQL doesn't run as root and there is no user postgres: run rollout as an ordinary user, "
                + "or `apt-get install postgresql-15`, which makes that user.");
        }
        return (await account.RunAsync("/", "test", ["-x", folder], ct)).Succeeded;
    }
}
