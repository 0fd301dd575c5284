using Rollout.App.Tests.Faults;

namespace Rollout.App.Tests.Access;

public sealed class APasskeyWithoutItsDatabase : AnOwnerOfPasskeys
{
    private readonly CuttingProxy _network;

    public APasskeyWithoutItsDatabase(FreshDatabase database)
        : base(database) => _network = CuttingProxy.To(database.AppConnectionString);

    protected override string ConnectionString => _network.ConnectionString + ";Pooling=false;Timeout=2";

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _network.DisposeAsync();
    }

    [Fact]
    public async Task Is_not_called_unknown()
    {
        await HasAPasskeyAsync(Cole, Phone);
        using var visitor = Somebody();
        var answer = Phone.Signed((await AskWhoAsync(visitor)).Text);

        _network.Gates = () => (_, _) => ValueTask.FromResult(0);
        Assert.Equal(503, (int)(await AnswerAsync(visitor, answer)).Status);

        _network.Gates = () => CuttingProxy.Open;
        CameIn(await SignInAsync(visitor, Phone), visitor);
    }
}
