namespace Rollout.App.Embedded;

/// <summary>One <c>serve</c> a home. Every other verb may run beside it.</summary>
internal sealed class ServeLock : IDisposable
{
    private readonly FileStream _held;

    private ServeLock(FileStream held) => _held = held;

    internal static ServeLock Take(EmbeddedHome home)
    {
        home.Create();
        return FileLock.TryAlone(home.ServeLock) is { } held
            ? new(held)
            : throw new EmbeddedServerException($"Another `rollout serve` already serves {home.Folder}.");
    }

    public void Dispose() => _held.Dispose();
}
