using Rollout.App.Embedded;

namespace Rollout.App.Tests.Embedded;

public sealed class ServingAHome(TemporaryHome home) : IClassFixture<TemporaryHome>
{
    [Fact]
    public void Is_refused_while_another_serves_it_and_allowed_after()
    {
        using (ServeLock.Take(home.Home))
            Assert.Throws<EmbeddedServerException>(() => ServeLock.Take(home.Home));

        ServeLock.Take(home.Home).Dispose();
    }
}
