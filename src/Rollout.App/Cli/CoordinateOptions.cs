using System.CommandLine;
using System.Globalization;
using Rollout.App.Reading;

namespace Rollout.App.Cli;

/// <summary>The coordinates that every reading verb takes.</summary>
internal sealed class CoordinateOptions
{
    private readonly Option<DateOnly?> _effective = new("--effective")
    {
        HelpName = "YYYY-MM-DD",
        Description = "As of this day: what had happened by its end. Default: today.",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            result.AddError($"'{result.Tokens[0].Value}' is not a day as YYYY-MM-DD.");
            return null;
        },
    };

    private readonly Option<KnownRequest?> _known = new("--known")
    {
        HelpName = "DAY|INSTANT",
        Description = "As known then: a day means its end in the district's zone. Default: now.",
        CustomParser = result =>
        {
            if (KnownRequest.TryParse(result.Tokens[0].Value, null, out var known))
                return known;
            result.AddError($"'{result.Tokens[0].Value}' is not {KnownRequest.Form}.");
            return null;
        },
    };

    private readonly Option<long?> _position = Arguments.Number<long>("--position", "The log up to this event of the district. Default: all of it.");
    private readonly Option<int?> _path = Arguments.Number<int>("--path", "Judge every school on this version of the path. Default: each on its own.");
    private readonly Option<int?> _rules = Arguments.Number<int>("--rules", "The version of the rule set. Default: the one in force.");

    internal void AddTo(Command command)
    {
        command.Add(_effective);
        command.Add(_known);
        command.Add(_position);
        command.Add(_path);
        command.Add(_rules);
    }

    internal CoordinateRequest Of(ParseResult parsed) => new(
        parsed.GetValue(_effective), parsed.GetValue(_known), parsed.GetValue(_position), parsed.GetValue(_path), parsed.GetValue(_rules));
}
