using System.Text;

namespace Rollout.App.Events;

/// <summary>One reading of JSON from outside: where it is, and the first fault it met.</summary>
internal sealed class Binding(DateOnly dayWhenAbsent)
{
    private readonly List<(string? Name, int Index)> _way = [];

    internal DateOnly DayWhenAbsent => dayWhenAbsent;

    internal Fault? Fault { get; private set; }

    internal void Enter(string member) => _way.Add((member, 0));

    internal void Enter(int index) => _way.Add((null, index));

    internal void Leave() => _way.RemoveAt(_way.Count - 1);

    internal object? Unknown(string member, IEnumerable<string> known)
    {
        Enter(member);
        return Fail("unknown-field", $"There is no member “{member}” here: leave it out, or use one of {string.Join(", ", known)}.");
    }

    internal object? Missing(string member)
    {
        Enter(member);
        return Fail("missing-field", $"Fill in {member}.");
    }

    internal object? Malformed(string expected) => Fail("malformed", $"Here goes {expected}.");

    private object? Fail(string code, string message)
    {
        Fault ??= new(code, Path(_way), message);
        return null;
    }

    internal static string Path(IEnumerable<(string? Name, int Index)> way)
    {
        var path = new StringBuilder();
        foreach (var (name, index) in way)
        {
            if (name is null)
                path.Append('[').Append(index).Append(']');
            else
                path.Append(path.Length > 0 ? "." : "").Append(name);
        }

        return path.ToString();
    }
}
