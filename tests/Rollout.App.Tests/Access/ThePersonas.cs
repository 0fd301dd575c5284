using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>The demonstration's people, who come in without a password: here only, and beside no other district.</summary>
public sealed class ThePersonas(FreshDatabase database) : ADistrictOfPeople(database)
{
    private protected override SignInOptions SignIn => new(Origin: null, Here);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ForgetElsewhereAsync();
        await App.Services.GetRequiredService<Personas>().PrepareAsync(default);
    }

    [Fact]
    public async Task Come_in_by_one_click()
    {
        using var visitor = Nobody();
        Assert.Equal(HttpStatusCode.SeeOther, (await PlayAsync(visitor)).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GoAsync($"/d/{Invented.District}/pl")).Status);
        Assert.Contains("Pia Marsh", (await visitor.GoAsync("/account")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Do_not_come_in_past_a_proxy()
    {
        using var visitor = Nobody();
        visitor.Headers["X-Forwarded-For"] = "10.0.0.1";
        Assert.DoesNotContain("Pia Marsh", (await visitor.GoAsync("/sign-in")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await PlayAsync(visitor)).Status);
    }

    [Fact]
    public async Task Do_not_come_in_where_another_district_is()
    {
        using var played = Nobody();
        await PlayAsync(played);
        await Door.DoAsync($"import schools {Files.Write("elsewhere.csv", $"school,name,level,status\n{ElsewheresSchool},Fir,elementary,1\n")} --from csv --district {Elsewhere}");
        using var visitor = Nobody();
        Assert.DoesNotContain("Pia Marsh", (await visitor.GoAsync("/sign-in")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await PlayAsync(visitor)).Status);

        // Whoever was one of them is at this machine, as they were before, and sees both.
        Assert.Contains("whoever is at this machine", (await played.GoAsync("/account")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await played.GoAsync($"/people/{Elsewhere}")).Status);
    }

    [Fact]
    public async Task Are_nobody_where_the_demonstration_is_not_served_as_such()
    {
        using var visitor = Nobody();
        await PlayAsync(visitor);
        var person = await new Sessions(Database.App, Clock, new(Origin: null, Demonstration: null)).FindAsync(new(visitor.Session!), Here, default);
        Assert.Null(person);
        Assert.NotNull(await Sessions.FindAsync(new(visitor.Session!), Here, default));
    }

    [Fact]
    public async Task Have_no_password_to_guess()
    {
        using var visitor = Nobody();
        var tried = await visitor.FillInAsync("/sign-in", "/sign-in", ("email", "project-manager@demonstration.invalid"), ("password", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tried.Status);
    }

    private static Task<Visit> PlayAsync(Visitor visitor) =>
        visitor.FillInAsync("/sign-in", "/sign-in/persona", ("persona", "project-manager@demonstration.invalid"));
}
