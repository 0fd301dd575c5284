using System.Net;
using Rollout.App.Tests.Access;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.OpenIdConnect;

/// <summary>A provider says of somebody an address that an account here has.</summary>
public sealed class AnAddressThatIsTaken(FreshDatabase database) : ADistrictWithAProvider(database)
{
    [Fact]
    public async Task Lets_nobody_into_an_account_with_a_password()
    {
        await AddAsync(Address, Invented.District, Role.Administrator);
        using var somebody = Nobody();

        IsRefused(await ComeBackAsync(somebody), HttpStatusCode.Forbidden, "Somebody comes in here under your address already");

        Assert.Null(await LinkedAsync());
    }

    [Fact]
    public async Task Lets_nobody_into_an_account_with_a_passkey()
    {
        var account = await Accounts.AddAsync(Address, "Mina", null, isPersona: false, default);
        await Database.RunAsync($"insert into passkey (credential, account_id, name, data, made_at) values ('\\x01', '{account.Id}', 'key', '{{}}', now())");
        using var somebody = Nobody();

        IsRefused(await ComeBackAsync(somebody), HttpStatusCode.Forbidden, "Somebody comes in here under your address already");

        Assert.Null(await LinkedAsync());
    }

    [Fact]
    public async Task Lets_its_next_holder_into_no_account_of_the_one_before()
    {
        using Visitor before = Nobody(), next = Nobody();
        await ComeBackAsync(before);

        IsRefused(await ComeBackAsync(next, says => says["sub"] = "s-2"), HttpStatusCode.Forbidden, "Somebody comes in here under your address already");

        Assert.Null(await LinkedAsync("s-2"));
    }

    [Fact]
    public async Task Links_an_account_that_nobody_comes_into_otherwise()
    {
        var account = await Accounts.AddAsync(Address, "Mina", null, isPersona: false, default);
        using var mina = Nobody();

        Assert.Equal(HttpStatusCode.SeeOther, (await ComeBackAsync(mina)).Status);

        Assert.Equal(account.Id, (await LinkedAsync())!.Id);
    }

    [Fact]
    public async Task Links_the_account_of_whoever_is_signed_in_as_it()
    {
        var account = await AddAsync(Address, Invented.District, Role.Auditor);
        using var mina = await ComeInAsync(account);

        Assert.Equal(HttpStatusCode.SeeOther, (await ComeBackAsync(mina)).Status);

        Assert.Equal(account.Id, (await LinkedAsync())!.Id);
    }

    [Fact]
    public async Task Doesn_t_link_the_account_of_somebody_else_who_is_signed_in()
    {
        await AddAsync(Address, Invented.District, Role.Administrator);
        using var other = await ComeInAsync(await AddAsync("other@here.example", Invented.District, Role.Auditor));

        IsRefused(await ComeBackAsync(other), HttpStatusCode.Forbidden, "Somebody comes in here under your address already");

        Assert.Null(await LinkedAsync());
    }

    [Fact]
    public async Task Counts_for_nothing_unless_it_is_verified()
    {
        var account = await Accounts.AddAsync(Address, "Mina", null, isPersona: false, default);
        foreach (var (subject, isVerified) in (IEnumerable<(string, object?)>)[("s-1", false), ("s-2", "false"), ("s-3", null)])
        {
            using var somebody = Nobody();

            var visit = await ComeBackAsync(somebody, says =>
            {
                says["sub"] = subject;
                says.Remove("email_verified");
                if (isVerified is not null)
                    says["email_verified"] = isVerified;
            });

            // A role is mapped all the same, so they come in: as somebody of their own, who keeps no place of that address.
            Assert.Equal(HttpStatusCode.SeeOther, visit.Status);
            var own = (await LinkedAsync(subject))!;
            Assert.NotEqual(account.Id, own.Id);
            Assert.EndsWith("@school.invalid", own.Email, StringComparison.Ordinal);
        }
    }
}
