namespace Rollout.App.Tests.Cli;

/// <summary>What the test classes of imports share: a database of their own, the front door to it, and files.</summary>
public abstract class AnInventedDistrict(FreshDatabase database) : IClassFixture<FreshDatabase>, IAsyncLifetime, IDisposable
{
    private const string Id = "0190a000-0000-7000-8000-";

    protected FreshDatabase Database => database;

    protected FrontDoor Door { get; } = new(database);

    protected TemporaryFiles Files { get; } = new();

    public virtual Task InitializeAsync() => database.SetOnceAsync(SetUpAsync);

    /// <summary>What every sentence of the class begins with: made for the first, and put back for the others.</summary>
    protected virtual async Task SetUpAsync()
    {
        await EmptyAsync();
        await Invented.SetUpAsync(Door, Files);
    }

    public virtual Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Files.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task EmptyAsync()
    {
        await Door.DoAsync("migrate");
        await database.EmptyAsync();
        await database.RunAsync("truncate history_feed");
    }

    protected static string AnId(int number) => $"{Id}{number:d12}";

    protected Task<long> StoredAsync() => database.AskAsync("select count(*) from mt_events");

    protected Task<Answered> ImportEventsAsync(params string[] lines) =>
        Door.ImportAsync($"events {Files.Write("events.jsonl", string.Join('\n', lines) + "\n")} {Invented.Initiative}");

    /// <summary>The file is refused for this reason, and nothing of it is stored.</summary>
    protected async Task IsRefusedAsync(Func<Task<Answered>> import, params string[] faults)
    {
        var before = await StoredAsync();
        var answered = await import();
        Assert.Equal(faults, answered.Rejected);
        Assert.Equal(1, answered.ExitCode);
        Assert.Equal(before, await StoredAsync());
        Assert.NotEmpty(answered.Told.Error);
    }
}
