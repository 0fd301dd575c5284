using System.Globalization;
using Rollout.Domain;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.Rules;

/// <summary>A rule set as somebody typed it: what can't be read stays as it is, and is said beside its field.</summary>
/// <param name="Rules">The ids ticked.</param>
/// <param name="Numbers">By the setting's name.</param>
public sealed record TypedSet(IReadOnlySet<string> Rules, IReadOnlyDictionary<string, string> Numbers, string From, string Reason, string ApprovedBy)
{
    private const string Number = "set-";

    internal static TypedSet Of(RuleSet set, DateOnly today) => new(
        set.Rules.ToHashSet(StringComparer.Ordinal), Setting.All.ToDictionary(setting => setting.Name, setting => Written(setting.Of(set))),
        today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "", "");

    internal static TypedSet Of(IFormCollection sent) => new(
        sent["rule"].OfType<string>().ToHashSet(StringComparer.Ordinal),
        Setting.All.ToDictionary(setting => setting.Name, setting => sent[FieldOf(setting)].ToString().Trim()),
        sent["effectiveOn"].ToString().Trim(), sent["reason"].ToString().Trim(), sent["approvedBy"].ToString().Trim());

    /// <summary>The form's name of the setting's field.</summary>
    internal static string FieldOf(Setting setting) => Number + setting.Name;

    internal static string Written(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>The adoption it asks for, or the first field that can't be read.</summary>
    internal (RuleSetAdopted? Wish, Refusal? Fault) Read(int version, DateOnly today)
    {
        var settings = new List<Domain.Initiatives.SettingValue>();
        foreach (var setting in Setting.All)
        {
            if (!decimal.TryParse(Numbers[setting.Name], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return (null, new("malformed", $"Give a number from {Written(setting.Least)} to {Written(setting.Most)}.", FieldOf(setting)));
            if (number != setting.Default)
                settings.Add(new(setting.Name, number));
        }

        if (!DateOnly.TryParseExact(From, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
            return (null, new("malformed", $"Give a day such as {today:yyyy-MM-dd}.", "effectiveOn"));
        return (new(from, version, RuleName.AllIds.Where(Rules.Contains).ToValueList(), settings.ToValueList(), Reason, ApprovedBy.Length > 0 ? ApprovedBy : null), null);
    }

    /// <summary>The form's field that a refusal of the wish is about.</summary>
    internal static string? FieldOf(RuleSetAdopted wish, string? member)
    {
        if (member?.Split('[', ']') is not ["settings", var index, _] || !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            return member;
        return Number + wish.Settings[at].Name;
    }
}
