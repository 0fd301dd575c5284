using Rollout.Domain.Tracking;

namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>
    /// From that day on the schools are judged by these rules and numbers; answers at earlier positions, or on earlier days, stay as they
    /// were. Version 1 is published with the program, so the first adopted is 2. <c>Settings</c> are those that are not the defaults.
    /// </summary>
    public sealed record RuleSetAdopted(
        DateOnly EffectiveOn, int Version, ValueList<string> Rules, ValueList<SettingValue> Settings, [property: FreeText] string Reason,
        string? ApprovedBy = null) : InitiativeEvent, IDated, IFrame, IPermanent
    {
        /// <summary>Whether it lets the same rules judge by the same numbers.</summary>
        internal bool SaysAs(RuleSetAdopted other) => RuleSet.Of(this) == RuleSet.Of(other with { Version = Version });
    }

    internal static bool IsAlreadySo(RuleSetAdopted wish, Initiative state) =>
        Refuse(wish.Rules) is null && Refuse(wish.Settings) is null
        && (state.RuleSets is [.., var last] && last.SaysAs(wish)
            || state.RuleSets.Any(adopted => adopted.Version == wish.Version && adopted.EffectiveOn == wish.EffectiveOn && adopted.SaysAs(wish)));

    internal static Refusal? Refuse(RuleSetAdopted wish, Initiative state) =>
        Limits.RequiredFreeText(wish.Reason, "reason") ?? Limits.OptionalName(wish.ApprovedBy, "approvedBy")
        ?? Refuse(wish.Rules) ?? Refuse(wish.Settings) ?? RefuseContradiction(RuleSet.Of(wish)) ?? RefuseVersion(wish, state);

    private static Refusal? Refuse(ValueList<string> rules)
    {
        if (rules.Count == 0)
            return new("no-rules", "Without a rule nothing would ever be found: name those that judge.", "rules");
        for (var i = 0; i < rules.Count; i++)
        {
            if (RuleName.Refuse(rules[i], $"rules[{i}]") is { } refusal)
                return refusal;
        }

        return null;
    }

    private static Refusal? Refuse(ValueList<SettingValue> settings)
    {
        for (var i = 0; i < settings.Count; i++)
        {
            if (Setting.Find(settings[i].Name) is not { } setting)
                return new("unknown-setting", $"There is no setting “{settings[i].Name}”: the page of the rules lists them all.", $"settings[{i}].name");
            if (settings.Take(i).Any(earlier => earlier.Name == setting.Name))
                return new("duplicate-setting", $"“{setting.Name}” is set twice: set it once.", $"settings[{i}].name");
            if (setting.Refuse(settings[i].Value, $"settings[{i}].value") is { } refusal)
                return refusal;
        }

        return null;
    }

    private static Refusal? RefuseContradiction(RuleSet set) => Limits.Must(
        set.OverdueWatch <= set.OverdueOffTrack, "settings-contradict",
        $"overdueWatch ({set.OverdueWatch}) is above overdueOffTrack ({set.OverdueOffTrack}): a school would be off track before it is on watch.", "settings");

    private static Refusal? RefuseVersion(RuleSetAdopted wish, Initiative state)
    {
        var next = state.RuleSets.Count + 2;
        return Limits.Must(
            wish.Version == next, "version-not-next", $"Rule set {wish.Version} can't follow {next - 1}: the next is {next}.", "version");
    }
}

/// <summary>A number of a rule set by its name.</summary>
public sealed record SettingValue(string Name, decimal Value);
