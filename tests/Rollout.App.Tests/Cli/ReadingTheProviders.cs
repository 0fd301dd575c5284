using System.Text.Json.Nodes;
using Rollout.App.Cli;

namespace Rollout.App.Tests.Cli;

/// <summary>The file ROLLOUT_PROVIDERS names is right, or nothing is served.</summary>
public sealed class ReadingTheProviders : IDisposable
{
    private readonly TemporaryFiles _files = new();

    [Fact]
    public void Takes_what_was_agreed_with_each()
    {
        _files.Write("google.secret", "GOCSPX-abc\n");
        var path = _files.Write("providers.json", """
            [
              // The staff's.
              { "id": "google", "name": "Google", "issuer": "https://accounts.google.com", "clientId": "c.apps", "clientSecretFile": "google.secret",
                "map": [{ "claim": "hd", "value": "here.example", "district": "9900002", "role": "coach", "schools": ["990000200001"] }] },
              { "id": "entra", "name": "Microsoft", "issuer": "https://login.microsoftonline.com/t/v2.0", "clientId": "c2", "clientSecret": "s~2",
                "scopes": ["openid", "email"], "emailVerifiedClaim": "xms_edov",
                "map": [{ "claim": "roles", "value": "lead", "district": "9900002", "role": "project-manager" }] }
            ]
            """);

        var read = ProvidersFile.Read(path);

        Assert.Equal(["google Google https://accounts.google.com c.apps GOCSPX-abc openid email profile email_verified",
            "entra Microsoft https://login.microsoftonline.com/t/v2.0 c2 s~2 openid email xms_edov"],
            read.Select(one => $"{one.Id} {one.Name} {one.Issuer} {one.ClientId} {one.ClientSecret} {string.Join(' ', one.Scopes)} {one.VerifiedClaim}"));
        Assert.Equal(["hd=here.example 9900002 Coach 990000200001", "roles=lead 9900002 ProjectManager "],
            read.SelectMany(one => one.Map).Select(one => $"{one.Claim}={one.Value} {one.District} {one.Grant.Role} {string.Join(' ', one.Grant.SchoolIds ?? [])}"));
        Assert.Equal("/sign-in/provider/google", read[0].Callback);
    }

    [Theory]
    [InlineData("""{"id":"Google"}""", "entry 1, “id”: is “Google”: write lower-case letters")]
    [InlineData("""{"id":null}""", "entry 1, “id”: write a text")]
    [InlineData("""{"name":"-"}""", "entry 1 (“one”), “name”: is missing")]
    [InlineData("""{"issuer":"http://idp.example"}""", "entry 1 (“one”), “issuer”: is “http://idp.example”: write the https address")]
    [InlineData("""{"issuer":"https://u:p@idp.example"}""", "“issuer”")]
    [InlineData("""{"issuer":"https://idp.example?tenant=1"}""", "“issuer”")]
    [InlineData("""{"issuer":"idp.example"}""", "“issuer”")]
    [InlineData("""{"clientId":"-"}""", "“clientId”: is missing")]
    [InlineData("""{"clientSecret":"-"}""", "“clientSecret”: write either this or “clientSecretFile”")]
    [InlineData("""{"clientSecretFile":"a"}""", "“clientSecret”: write either this or “clientSecretFile”")]
    [InlineData("""{"clientSecret":"-","clientSecretFile":"none"}""", "“clientSecretFile”: can't be read")]
    [InlineData("""{"clientSecret":"changeme"}""", "“clientSecret”: is nobody's secret")]
    [InlineData("""{"scopes":["email"]}""", "“scopes”: “openid” is missing")]
    [InlineData("""{"scopes":"openid"}""", "“scopes”: write a list of texts")]
    [InlineData("""{"audience":"x"}""", "“audience”: is not known: there are id, name")]
    [InlineData("""{"map":[{"claim":"r","value":"v","district":"99","role":"coach"}]}""", "entry 1 (“one”), “map” 1, “district”: is “99”: write 7 digits")]
    [InlineData("""{"map":[{"claim":"r","value":"v","district":"9900002","role":"boss"}]}""", "“map” 1, “role”: is “boss”: write one of administrator, project-manager")]
    [InlineData("""{"map":[{"claim":"r","value":"v","district":"9900002","role":"principal"}]}""", "“map” 1, “schools”: a principal is of certain schools")]
    [InlineData("""{"map":[{"claim":"r","value":"v","district":"9900002","role":"auditor","schools":["a"]}]}""", "“map” 1, “schools”: auditor is for the whole district")]
    [InlineData("""{"map":[{"claim":"r","value":"v","district":"9900002","role":"coach","schools":["O K"]}]}""", "“map” 1, “schools”: “O K” is no school")]
    [InlineData("""{"map":[{"value":"v","district":"9900002","role":"coach"}]}""", "“map” 1, “claim”: is missing")]
    public void Says_which_entry_and_member_is_wrong_and_what_to_write(string change, string words)
    {
        var entry = JsonNode.Parse("""{"id":"one","name":"One","issuer":"https://idp.example","clientId":"c","clientSecret":"s~1"}""")!.AsObject();
        foreach (var (member, value) in JsonNode.Parse(change)!.AsObject())
        {
            entry.Remove(member);
            if (value?.ToJsonString() != "\"-\"")
                entry[member] = value?.DeepClone();
        }

        IsRefused($"[{entry.ToJsonString()}]", words);
    }

    [Fact]
    public void Says_what_is_wrong_with_the_whole()
    {
        const string One = """{"id":"one","name":"One","issuer":"https://idp.example","clientId":"c","clientSecret":"s~1"}""";
        IsRefused($"[{One},{One}]", "“one” stands for two entries");
        IsRefused(One, "is no list");
        IsRefused("[7]", "entry 1: is no object");
        IsRefused("[", "can't be read");
        Assert.Contains("can't be read", Assert.Throws<CommandFailed>(() => ProvidersFile.Read(_files.Path("none.json"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Begins_with_the_environment()
    {
        var path = _files.Write("providers.json", "[]");

        Assert.Empty(Entrance.Of(_ => null, null).Providers);
        Assert.Empty(Entrance.Of(variable => variable == "ROLLOUT_PROVIDERS" ? path : null, null).Providers);
        Assert.Throws<CommandFailed>(() => Entrance.Of(variable => variable == "ROLLOUT_PROVIDERS" ? "/none.json" : null, null));
    }

    public void Dispose() => _files.Dispose();

    private void IsRefused(string text, string words) => Assert.Contains(
        words, Assert.Throws<CommandFailed>(() => ProvidersFile.Read(_files.Write("providers.json", text))).Message, StringComparison.Ordinal);
}
