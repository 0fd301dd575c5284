using Rollout.EventStore;

namespace Rollout.App.Tests.EventStore;

public sealed class ADurableDatabase(FreshDatabase database) : IClassFixture<FreshDatabase>
{
    private static readonly DurabilitySettings Safe = new(true, true, "on", true, 150_000);

    public static TheoryData<string, DurabilitySettings> Unsafe => new()
    {
        { "fsync", Safe with { Fsync = false } },
        { "full_page_writes", Safe with { FullPageWrites = false } },
        { "synchronous_commit", Safe with { SynchronousCommit = "off" } },
    };

    [Fact]
    public async Task Is_what_the_tests_run_on()
    {
        var settings = await Durability.ReadAsync(database.Source, default);

        Durability.Require(settings, unsafeAllowNonDurableDatabase: false);
        Assert.Equal((true, true, "on"), (settings.Fsync, settings.FullPageWrites, settings.SynchronousCommit));
    }

    [Fact]
    public async Task Is_read_from_the_servers_own_settings()
    {
        await using var careless = PostgresDatabase.Open(database.ConnectionString + ";Options=-csynchronous_commit=off");

        Assert.Equal("off", (await Durability.ReadAsync(careless, default)).SynchronousCommit);
    }

    [Theory]
    [MemberData(nameof(Unsafe))]
    public void Is_refused_by_the_name_of_the_unsafe_setting_unless_that_was_asked_for(
        string setting, DurabilitySettings settings)
    {
        var refused = Assert.Throws<NotDurableException>(() => Durability.Require(settings, false));

        Assert.StartsWith(setting, refused.Message, StringComparison.Ordinal);
        Assert.Contains("ROLLOUT_UNSAFE_ALLOW_NON_DURABLE_DATABASE=true", refused.Message, StringComparison.Ordinal);
        Durability.Require(settings, unsafeAllowNonDurableDatabase: true);
    }

    [Fact]
    public void Is_never_one_older_than_fifteen() =>
        Assert.Throws<NotDurableException>(() => Durability.Require(Safe with { ServerVersion = 140_011 }, true));

    [Fact]
    public void May_wait_for_less_than_a_replica() =>
        Durability.Require(Safe with { SynchronousCommit = "local", DataChecksums = false }, false);

    [Fact]
    public async Task Is_opened_as_the_store_needs_it_unless_the_caller_says_otherwise()
    {
        await using var usual = PostgresDatabase.Open("Host=h");
        await using var own = PostgresDatabase.Open("Host=h;MaxPoolSize=3;No Reset On Close=false");

        Assert.Contains("Maximum Pool Size=8", usual.ConnectionString, StringComparison.Ordinal);
        Assert.Contains("No Reset On Close=True", usual.ConnectionString, StringComparison.Ordinal);
        Assert.Contains("Maximum Pool Size=3", own.ConnectionString, StringComparison.Ordinal);
        Assert.DoesNotContain("No Reset On Close=True", own.ConnectionString, StringComparison.Ordinal);
    }
}
