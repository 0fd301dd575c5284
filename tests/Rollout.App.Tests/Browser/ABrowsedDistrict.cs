using Rollout.App.Tests.Web;

namespace Rollout.App.Tests.Browser;

/// <summary>The demonstration district, with the invented one beside it, served to a browser in the afternoon of the day it was loaded on.</summary>
[Collection(InTheBrowser.Name)]
public abstract class ABrowsedDistrict(FreshDatabase database, Chromium chromium) : AServedDistrict(database)
{
    internal const string Demo = "/d/9900100/personalised-learning";
    internal const string DemoApi = "/api/v1/districts/9900100/initiatives/personalised-learning";

    /// <summary>Its fourth milestone was reported in error and withdrawn six days ago.</summary>
    internal const string Merlin = "990010000027";

    /// <summary>Three milestones of eight are reached.</summary>
    internal const string Jackdaw = "990010000022";

    /// <summary>The district's day. Not before what the database stamps, whose clock is the machine's.</summary>
    protected DateOnly Today { get; } = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Clock.Now = new(Today, new TimeOnly(23, 0), TimeSpan.Zero);
        Door.Today = Today;
        await Door.DoAsync("demo");
    }

    internal Task<Browsed> BrowseAsync(int width, bool hasScript = true) => chromium.OpenAsync(Client.BaseAddress!, width, hasScript);

    /// <summary>Under a name: passkeys don't belong to numbers.</summary>
    internal Task<Browsed> BrowseByNameAsync(int width) => chromium.OpenAsync(new($"http://localhost:{Client.BaseAddress!.Port}"), width);

    /// <summary>Somebody else records something.</summary>
    internal async Task<Spoken> RecordElsewhereAsync(string school, string type, object data)
    {
        var said = await SayAsync(type, data, address: $"{DemoApi}/schools/{school}/events");
        Assert.Equal(System.Net.HttpStatusCode.Created, said.Status);
        return said;
    }

    protected static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
