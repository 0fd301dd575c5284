using Rollout.EventStore;

namespace Rollout.App.Tests.EventStore;

public sealed class Arrows
{
    [Fact]
    public void The_event_store_knows_only_the_runtime_and_Npgsql()
    {
        var others = typeof(IEventStore).Assembly.GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(["Npgsql"], others);
    }
}
