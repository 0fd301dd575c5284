using Rollout.App.Web.Tables;

namespace Rollout.App.Features.Rules;

/// <summary>The rules and their numbers, as tables to take along.</summary>
internal static class RulesSheets
{
    internal static PageTables Of(RulesView view) => new(
        view.Frame, "/rules", [("compare", view.Compared is { } other ? $"{other.Rules.Version}" : null)],
        Table.Of(
            "rules", "Rules", [.. view.RulesOf(false), .. view.RulesOf(true)],
            ("Rule", row => row.Rule.Id), ("LooksAt", row => row.Rule.Title), ("OfDistrict", row => row.Rule.IsOfDistrict), ("Judges", row => row.IsOn),
            ("JudgesInOther", row => row.WasOn)),
        Table.Of(
            "numbers", "Numbers", view.Settings,
            ("Number", row => row.Setting.Name), ("Says", row => row.Setting.Means), ("For", row => row.Setting.Rules), ("Value", row => row.Value),
            ("InOther", row => row.Other), ("Default", row => row.Setting.Default), ("Unit", row => row.Setting.Unit), ("Source", row => row.Setting.Source)));
}
