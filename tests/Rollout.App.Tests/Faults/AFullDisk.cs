using System.Security.Cryptography;
using Npgsql;
using Rollout.EventStore;
using Rollout.EventStore.Projections;
using Xunit.Abstractions;

namespace Rollout.App.Tests.Faults;

public sealed class AFullDisk(ITestOutputHelper output)
{
    // The log of writes is kept small, so that what fills the disk is events, and the ballast is room enough for a rebuild.
    [SmallDiskFact]
    public async Task Is_an_error_loses_nothing_and_goes_on_when_there_is_room_again()
    {
        using var disk = new SmallDisk();
        var ballast = disk.Path("ballast");
        await File.WriteAllBytesAsync(ballast, new byte[70_000_000]);
        await using var server = await KillableServer.StartAsync(disk.Folder("pg"), "max_wal_size=8MB", "min_wal_size=2MB");
        await using var database = NpgsqlDataSource.Create(server.ConnectionString + ";Pooling=false");
        await Migrations.ApplyAsync(database, [], default);
        var store = new PostgresEventStore(database);
        var history = new ClientHistory();

        var number = 0;
        for (var broken = 0; broken < 10; number++)
        {
            Assert.True(number < 5_000, "The disk never filled.");
            broken += await AskOnceAsync(Large(number), store, history) ? 0 : 1;
        }

        File.Delete(ballast);
        await server.AnswersAsync();
        var full = history.ToString();
        for (var again = 0; again < number; again++)
            await history.AskAsync(Large(again), store, givesUp: false);

        await history.AgreesWithAsync(database);
        await Proof.LogIsWholeAsync(database);
        Assert.Equal(0, await HistoryRebuild.RunAsync(database, Workload.District(0), default));
        output.WriteLine($"when full: {full}; with room again: {history}; {disk.Free / 1_000_000} MB left");
    }

    private static async Task<bool> AskOnceAsync(Request request, PostgresEventStore store, ClientHistory history)
    {
        history.Asked(request);
        try
        {
            history.Answered(request, await request.AskAsync(store));
            return true;
        }
        catch (NpgsqlException)
        {
            history.BrokeOff(request);
            return false;
        }
    }

    // Text that no compression makes small, always the same for a number.
    private static Request Large(int number)
    {
        var id = new Guid(SHA256.HashData(BitConverter.GetBytes(number)).AsSpan(0, 16));
        var bytes = new byte[150_000];
        new Random(number).NextBytes(bytes);
        var happened = new NewEvent($"school/{number}", id, "t", "T, T", $$"""{"note":"{{Convert.ToBase64String(bytes)}}"}""");
        return new(0, number, [new(Workload.District(0), [new(happened.StreamId, "school", ExpectedVersion.Any)], [happened], "ana", null, null, RegistersTenant: true)]);
    }
}

/// <summary>130 MB in memory.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rollout-disk-").FullName;

    public SmallDisk()
    {
        try
        {
            PostgresServer.Run(["mount", "-t", "tmpfs", "-o", "size=130m,mode=0755", "tmpfs", _folder]);
        }
        catch (InvalidOperationException)
        {
            Directory.Delete(_folder);
            throw;
        }
    }

    public string Path(string name) => System.IO.Path.Combine(_folder, name);

    public long Free => new DriveInfo(_folder).AvailableFreeSpace;

    public string Folder(string name) => Directory.CreateDirectory(Path(name)).FullName;

    public void Dispose()
    {
        PostgresServer.Run(["umount", _folder]);
        Directory.Delete(_folder);
    }
}

/// <summary>A fact that needs a small disk of its own.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Obstacle = new(() =>
    {
        try
        {
            new SmallDisk().Dispose();
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return "mounting a tmpfs is not allowed here";
        }
    });

    public SmallDiskFactAttribute() => Skip = Obstacle.Value;
}
