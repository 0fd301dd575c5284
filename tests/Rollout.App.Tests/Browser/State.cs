namespace Rollout.App.Tests.Browser;

/// <summary>A page in one of its states, and the way there.</summary>
/// <param name="Name">Of its pictures.</param>
/// <param name="IsMain">Looked at in the dark and on paper, too.</param>
/// <param name="Refused">The status it is answered with where that is no success.</param>
internal sealed record State(string Name, Func<Browsed, Task> ReachAsync, bool IsMain = false, int Refused = 0)
{
    internal static State At(string name, string address, bool isMain = false, int refused = 0) => new(
        name,
        async browsed => Assert.Equal(refused == 0 ? 200 : refused, await browsed.GoToAsync(address)),
        isMain, refused);
}
