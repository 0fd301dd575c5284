using System.Net;
using Rollout.App.Tests.Access;
using Rollout.App.Tests.Cli;
using Rollout.App.Tests.Web;

namespace Rollout.App.Tests.Features.SetUp;

/// <summary>What the sentences about set-up share: the invented district, and somebody who fills in its forms.</summary>
public abstract class ADraft(FreshDatabase database) : AServedDistrict(database)
{
    internal const string Start = $"/d/{Invented.District}/set-up";
    internal const string Draft = $"{Start}/reading-aloud";

    private Visitor? _visitor;

    internal Visitor Somebody => _visitor ??= new(Client.BaseAddress!);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Clock.Now = new(2026, 9, 1, 18, 0, 0, TimeSpan.Zero);
    }

    public override Task DisposeAsync()
    {
        _visitor?.Dispose();
        return base.DisposeAsync();
    }

    internal async Task BeginAsync() =>
        Assert.Equal($"{Draft}/charter", (await Somebody.FillInAsync(Start, Start, ("title", "Reading aloud"), ("template", "personalised-learning"))).Location);

    /// <summary>Saves a step as its form stands, with these fields typed over.</summary>
    internal async Task<Visit> SaveAsync(string step, params (string Name, string Value)[] typed)
    {
        var page = await Somebody.GoAsync($"{Draft}/{step}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return await SendAsync(page, step, typed);
    }

    /// <summary>Sends the form of a page that was opened before.</summary>
    internal Task<Visit> SendAsync(Visit page, string step, params (string Name, string Value)[] typed) =>
        Somebody.SendFormAsync($"{Draft}/{step}", page.FormToken, [.. FormFields.Of(page.Text, ".form--step").Where(field => !typed.Any(other => other.Name == field.Name)), .. typed]);

    /// <summary>Every step that a board needs, filled in.</summary>
    internal async Task FillInAsync()
    {
        await SaveAsync("charter", ("need", "Many read little at home."));
        await SaveAsync("path");
        await SaveAsync("waves", ("all", "0"));
    }

    internal async Task<Visit> AdoptAsync()
    {
        var page = await Somebody.GoAsync($"{Draft}/adopt");
        return await Somebody.SendFormAsync($"{Draft}/adopt", page.FormToken, [.. FormFields.Of(page.Text, "form.form")]);
    }
}
