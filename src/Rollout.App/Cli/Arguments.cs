using System.CommandLine;
using System.Globalization;
using System.Numerics;
using Rollout.Domain;

namespace Rollout.App.Cli;

/// <summary>Arguments and options that several verbs share, each read once into the type it means.</summary>
internal static class Arguments
{
    internal static Argument<string> File()
    {
        var file = new Argument<string>("FILE") { Description = "The file to read, UTF-8." };
        file.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: "" }])
                given.AddError("FILE needs the name of a file.");
        });
        return file;
    }

    internal static Option<DistrictId> District() => RequiredId<DistrictId>("--district", "LEAID", "The district, by its federal number.");

    internal static Option<InitiativeId> Initiative() => RequiredId<InitiativeId>("--initiative", "SLUG", "The initiative, by its short name.");

    internal static Option<TId> RequiredId<TId>(string name, string form, string description)
        where TId : struct, ITextId<TId> => new(name)
        {
            HelpName = form,
            Description = description,
            Required = true,
            CustomParser = result => Parse<TId>(result, result.Tokens[0].Value),
        };

    internal static Option<TId?> Id<TId>(string name, string form, string description)
        where TId : struct, ITextId<TId> => new(name)
        {
            HelpName = form,
            Description = description,
            CustomParser = result => Parse<TId>(result, result.Tokens[0].Value),
        };

    internal static Option<TId[]> Ids<TId>(string name, string form, string description)
        where TId : struct, ITextId<TId> => new(name)
        {
            HelpName = form,
            Description = description,
            Arity = ArgumentArity.ZeroOrMore,
            CustomParser = result => [.. result.Tokens.Select(token => Parse<TId>(result, token.Value))],
            DefaultValueFactory = _ => [],
        };

    /// <summary>An optional whole number; a text that is none, or too large, is wrong usage.</summary>
    internal static Option<TNumber?> Number<TNumber>(string name, string description)
        where TNumber : struct, INumber<TNumber> => new(name)
        {
            HelpName = "N",
            Description = description,
            CustomParser = result =>
            {
                if (TNumber.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                    return number;
                result.AddError($"'{result.Tokens[0].Value}' is not a whole number for {name}.");
                return null;
            },
        };

    /// <summary>The first of <paramref name="formats"/> is the default.</summary>
    internal static Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format") { Description = $"How to answer: {string.Join(", ", formats)}.", DefaultValueFactory = _ => formats[0] };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    private static TId Parse<TId>(System.CommandLine.Parsing.ArgumentResult result, string text)
        where TId : struct, ITextId<TId>
    {
        if (TId.TryParse(text, null, out var id))
            return id;
        result.AddError($"'{text}' is not a value of {((System.CommandLine.Parsing.OptionResult)result.Parent!).Option.Name}: {TId.Form}.");
        return default;
    }
}
