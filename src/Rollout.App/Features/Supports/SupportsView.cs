using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Features.Supports;

/// <summary>The district's supports as one reader sees them: their schools, and what they may record there.</summary>
/// <param name="IsWhole">Whether long lists are shown to their end.</param>
public sealed record SupportsView(PageFrame Frame, Person Reader, SupportRecord Record, bool IsWhole)
{
    internal const string Everything = "all";

    private const int Most = 10;

    /// <summary>The menu as it was typed; null while nobody did.</summary>
    internal TypedMenu? Typed { get; init; }

    /// <summary>What the form that agrees on the menu holds; null where the reader may not.</summary>
    internal TypedMenu? Menu => Frame.IsPast || !Reader.MayRecordEvent("support_menu_agreed", null) ? null : Typed ?? TypedMenu.Of(Record.Menu);

    internal PageAddress Address => Frame.Address;

    internal IReadOnlyList<HelpStanding> Waiting => field ??= [.. Record.Help.Where(asked => asked.AnsweredOn is null && asked.ResolvedOn is null)];

    internal IReadOnlyList<HelpStanding> Answered => field ??= [.. Record.Help.Where(asked => asked.AnsweredOn is not null && asked.ResolvedOn is null)];

    internal IReadOnlyList<HelpStanding> Settled => field ??= [.. Record.Help.Where(asked => asked.ResolvedOn is not null).OrderByDescending(asked => asked.ResolvedOn)];

    internal IReadOnlyList<FlagStanding> Untaken => field ??= [.. Record.Flags.Where(flag => flag.Said is null)];

    internal IReadOnlyList<FlagStanding> TakenUp => field ??= [.. Record.Flags.Where(flag => flag.Said is not null)];

    internal IReadOnlyList<SupportStanding> Open => field ??= [.. Record.Supports.Where(support => support.Ending is null)];

    internal IReadOnlyList<SupportStanding> Ended => field ??= [.. Record.Supports.Where(support => support.Ending is not null)];

    internal string Sentence
    {
        get
        {
            var late = Open.Count(support => support.DaysPast > 0);
            string?[] waits =
            [
                Waiting.Count > 0 ? $"{Words.Many(Waiting.Count, "request")} for help {Verb(Waiting.Count, "waits", "wait")} for an answer" : null,
                Record.Unsupported.Count > 0 ? $"{Words.Many(Record.Unsupported.Count, "school")} off track {Verb(Record.Unsupported.Count, "has", "have")} no support yet" : null,
                Untaken.Count > 0 ? $"{Words.Many(Untaken.Count, "finding")} {Verb(Untaken.Count, "was", "were")} not taken up yet" : null,
                late > 0 ? $"{Words.Many(late, "support")} {Verb(late, "is", "are")} past {Verb(late, "its", "their")} day" : null,
            ];
            var said = waits.OfType<string>().ToList();
            return said.Count == 0
                ? "Nothing waits for the district."
                : $"{char.ToUpperInvariant(said[0][0])}{string.Join("; ", said)[1..]}.";
        }
    }

    /// <summary>As many as a page shows, unless the whole was asked for.</summary>
    internal IEnumerable<T> Some<T>(IReadOnlyList<T> all) => IsWhole ? all : all.Take(Most);

    internal int Left<T>(IReadOnlyList<T> all) => IsWhole ? 0 : Math.Max(0, all.Count - Most);

    internal string Whole => Address.To("/supports", ("list", Everything));

    /// <summary>The menu's suggestions for what a rule found.</summary>
    internal IEnumerable<Domain.Initiatives.SupportSuggestion> Suggested(string rule) => Record.Menu.Where(offered => offered.Rule == rule);

    /// <summary>The form for an event at a school; null where the reader may not record it, and on a page about the past.</summary>
    internal string? Form(SchoolId school, string type, params ReadOnlySpan<(string Name, string? Value)> filled) =>
        Frame.IsPast || !Reader.MayRecordEvent(type, school) ? null : Address.Now.LogAt(school, [("type", type), .. filled]);

    /// <summary>The form of a support for a finding.</summary>
    internal string? OpenFor(Standing row, Finding found, Domain.Initiatives.SupportSuggestion? offered = null) => Form(
        row.School, "support_opened", ("rule", found.Rule), ("milestone", found.Milestone?.Value),
        ("support", offered is null ? null : Unused(row.School, offered.Title)), ("kind", offered?.Kind));

    internal string Title(MilestoneId milestone) => Frame.Names.Milestone(milestone);

    internal string Due(SupportStanding support) =>
        support.DeliveredOn is { } given ? $"given on {Words.Day(given)}; what it brought is not said yet"
        : support.DaysPast > 0 ? $"{Words.Many(support.DaysPast, "school day")} past its day, {Words.Day(support.DueOn)}"
        : support.DueOn == Frame.At.EffectiveOn ? "due on this very day"
        : support.DueOn < Frame.At.EffectiveOn ? $"due on {Words.Day(support.DueOn)}; no school day has passed since"
        : $"due on {Words.Day(support.DueOn)}";

    internal static string Brought(SupportOutcome outcome) => outcome switch
    {
        SupportOutcome.Helped => "It helped",
        SupportOutcome.Partly => "It helped in part",
        SupportOutcome.DidNotHelp => "It did not help",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    internal static string SaidOf(Recorded said) => said.Happened is FlagContested ? "The school sees it otherwise" : "Taken up";

    /// <summary>What the school wrote when it asked; null when nothing.</summary>
    internal static string? NoteOf(HelpStanding asked) => ((HelpRequested)asked.Asked.Happened).Note;

    /// <summary>A name is a support's own: the second of a title says so.</summary>
    private string Unused(SchoolId school, string title)
    {
        var taken = Record.Supports.Where(support => support.School == school).Select(support => support.Name).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? title : $"{title} ({n})").First(name => !taken.Contains(name));
    }

    private static string Verb(int count, string one, string many) => count == 1 ? one : many;
}
