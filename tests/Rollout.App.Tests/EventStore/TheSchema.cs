using Rollout.EventStore;

namespace Rollout.App.Tests.EventStore;

public sealed class TheSchema(FreshDatabase database) : IClassFixture<FreshDatabase>
{
    /// <summary>Marten's tables must stay Marten's: a changed column shows here before it shows there.</summary>
    [Fact]
    public async Task Is_the_one_that_was_agreed()
    {
        await using var command = database.Source.CreateCommand(EmbeddedText("schema.sql"));
        await using var row = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await row.ReadAsync())
            lines.Add(row.GetString(0));
        Golden.Matches("schema.txt", string.Join('\n', lines) + "\n");
    }

    [Fact]
    public void Files_are_numbered_without_gaps_and_drop_nothing()
    {
        var files = SchemaFile.OfTheStore;

        Assert.Equal(
            Enumerable.Range(1, files.Count).Select(n => $"store/{n:0000}"),
            files.Select(file => file.Name[.."store/0000".Length]));
        Assert.All(files, file => Assert.DoesNotContain(
            file.Sql.Split('\n'), line => line.StartsWith("drop ", StringComparison.OrdinalIgnoreCase)));
    }

    private static string EmbeddedText(string name)
    {
        using var stream = typeof(TheSchema).Assembly.GetManifestResourceStream($"Rollout.App.Tests.EventStore.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
