using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Events;
using Rollout.App.Features.Logging;
using Rollout.App.Tests.Cli;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Tests.Access;

/// <summary>The database asks by itself, with each transaction, whether whoever it works for may speak for the district it is about.</summary>
public sealed class WhoSpeaksForADistrict(FreshDatabase database) : ADistrictOfPeople(database)
{
    [Fact]
    public async Task Is_a_member_there_whatever_their_role()
    {
        var bea = await AddAsync("bea@here.example", Invented.District, Role.Board);

        Assert.True(await MaySpeakAsync(bea.Actor, Invented.District));
        Assert.False(await MaySpeakAsync(bea.Actor, Elsewhere));
        Assert.False(await MaySpeakAsync(bea.Actor, ""));
    }

    [Fact]
    public async Task Is_no_longer_who_was_a_member()
    {
        var ana = await AddAsync("ana@here.example", Invented.District, Role.Coach);
        await Members.RevokeAsync(Here, ana.Id, Role.Coach, "tests", default);

        Assert.False(await MaySpeakAsync(ana.Actor, Invented.District));
    }

    [Fact]
    public async Task Is_no_longer_who_was_disabled_until_they_are_enabled()
    {
        var ana = await AddAsync("ana@here.example", Invented.District, Role.Coach);
        await Accounts.DisableAsync(ana.Id, default);
        Assert.False(await MaySpeakAsync(ana.Actor, Invented.District));

        await Accounts.EnableAsync(ana.Id, default);
        Assert.True(await MaySpeakAsync(ana.Actor, Invented.District));
    }

    [Fact]
    public async Task Is_whoever_is_at_this_machine_until_anybody_has_an_account()
    {
        Assert.True(await MaySpeakAsync(Person.Local.Actor, Invented.District));
        await Accounts.AddAsync("ana@here.example", "Ana", null, isPersona: true, default);
        Assert.True(await MaySpeakAsync(Person.Local.Actor, Invented.District));

        await Accounts.AddAsync("bea@here.example", "Bea", null, isPersona: false, default);
        Assert.False(await MaySpeakAsync(Person.Local.Actor, Invented.District));
    }

    [Theory]
    [InlineData(Speaker.Nobody)]
    [InlineData("")]
    [InlineData("demonstration")]
    [InlineData("account:00000000-0000-0000-0000-000000000000")]
    public async Task Is_nobody_else(string person) => Assert.False(await MaySpeakAsync(person, Invented.District));

    [Fact]
    public async Task Is_the_application_itself_where_it_says_so()
    {
        using var nobody = Speaker.For(Speaker.Nobody);
        Assert.Null(await Log.HeadAsync(Elsewhere, default));
        using (Speaker.AsItself())
            Assert.NotNull(await Log.HeadAsync(Elsewhere, default));
        Assert.Null(await Log.HeadAsync(Elsewhere, default));
    }

    /// <summary>
    /// An append is the application's own, for it may share a transaction with others. What it stores was decided on what the person could
    /// read: of a district that isn't theirs that is nothing, and then nothing can be recorded.
    /// </summary>
    [Fact]
    public async Task Is_asked_before_anything_is_recorded()
    {
        var ana = await AddAsync("ana@here.example", Invented.District, Role.Administrator);
        var eve = await AddAsync("eve@elsewhere.example", Elsewhere, Role.Administrator);
        var before = await EverythingStoredAsync();

        foreach (var type in EventExamples.ByAlias.Keys)
        {
            var code = (await RecordAsync(ana, type) as RecordOutcome.Refused)?.Refusal.Code;
            // Registering it is what nothing must be known for: it meets the one that is there.
            Assert.True(code is "unknown-district" or "unknown-event" || type is "district_registered", $"{type}: {code}");
        }

        Assert.Equal(before, await EverythingStoredAsync());
        // The control.
        Assert.IsType<RecordOutcome.Recorded>(await RecordAsync(eve, "check_in_recorded"));
    }

    private IEventStore Log => App.Services.GetRequiredService<IEventStore>();

    /// <summary>Past every check of rights, at the other district.</summary>
    private async Task<RecordOutcome> RecordAsync(Account account, string type)
    {
        var example = JsonSerializer.SerializeToElement(EventExamples.ByAlias[type]);
        var bound = EventCodec.Bind(type, example.GetProperty("data"), new(2026, 11, 22));
        var school = EventCodec.StreamType(type) is "school" or "rollout" ? SchoolId.Parse(ElsewheresSchool, null) : (SchoolId?)null;
        Assert.Null(Placing.Of(type, InitiativeId.Parse("pl", null), school, out var stream));
        using var speaking = Speaker.For(account.Actor);
        return await App.Services.GetRequiredService<EntryRecorder>().RecordAsync(
            new(account.Actor, account.Name, account.Id, null, null, []), new(Elsewhere), new(0, stream!, bound.Event!), $"{Guid.NewGuid()}", null, default);
    }

    private async Task<bool> MaySpeakAsync(string person, string district)
    {
        using var speaking = Speaker.For(person);
        var isSpoken = false;
        foreach (var table in (string[])["mt_events", "es_history", "es_tenant_head", "member", "access_log"])
        {
            await using var command = new TenantCommand(Database.App, district, $"select count(*) from {table}");
            isSpoken |= (long)(await command.ExecuteScalarAsync(default))! > 0;
        }

        return isSpoken;
    }
}
