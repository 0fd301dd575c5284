using System.Globalization;
using Rollout.App.Reading;
using Rollout.App.Web.Tables;

namespace Rollout.App.Features.Consortium;

/// <summary>The sums as a table to take along. They are of many districts: each row has coordinates of its own.</summary>
public sealed record ConsortiumSheets : OfferedTables
{
    private readonly ConsortiumView _view;

    private ConsortiumSheets(ConsortiumView view)
        : base([Sums(view)]) => _view = view;

    /// <summary>Null where no district shares its sums.</summary>
    internal static ConsortiumSheets? Of(ConsortiumView view) => view.Sums.Count == 0 ? null : new(view);

    internal override IReadOnlyList<(string Column, Cell Cell)> Alike => [];

    internal override Table About => Table.Of(
        "about", "About", _view.Sums.Select(sum => (What: $"{sum.DistrictName}: {sum.Title}", Is: sum.Coordinates)), ("What", line => line.What), ("Is", line => line.Is));

    internal override string FileName(string table, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"consortium-{table}-{_view.Sums.Max(sum => sum.EffectiveOn):yyyy-MM-dd}.{extension}");

    private protected override string Address(params ReadOnlySpan<(string Name, string? Value)> asked) =>
        $"/consortium?{string.Join('&', asked.ToArray().Where(part => part.Value is not null).Select(part => $"{part.Name}={part.Value}"))}";

    private static Table Sums(ConsortiumView view) => Table.Of(
        "sums", "Schools by status", view.Sums,
        [
            ("District", sum => sum.District.Value), ("DistrictName", sum => sum.DistrictName), ("Initiative", sum => sum.Title),
            .. ConsortiumView.Statuses.Select(status => (StatusWords.Code(status), (Func<InitiativeSum, Cell>)(sum => sum.Of(status)))),
            ("EffectiveOn", sum => sum.EffectiveOn), ("Position", sum => sum.Position), ("Coordinates", sum => sum.Coordinates),
        ]);
}
