using System.Text.Json;
using System.Text.RegularExpressions;
using Rollout.App.Web.Access;
using Rollout.App.Web.Access.OpenIdConnect;
using Rollout.Domain;

namespace Rollout.App.Cli;

/// <summary>The file ROLLOUT_PROVIDERS names: who else may say who somebody is. What is wrong in it is said before anything is served.</summary>
internal static partial class ProvidersFile
{
    private static readonly string[] NotSecret = ["secret", "changeme", "change-me", "client-secret", "password", "test"];

    internal static IReadOnlyList<Provider> Read(string path)
    {
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(path), new() { CommentHandling = JsonCommentHandling.Skip });
            if (file.RootElement.ValueKind is not JsonValueKind.Array)
                throw new CommandFailed($"ROLLOUT_PROVIDERS: {path} is no list: write [{{ \"id\": …, \"name\": …, \"issuer\": …, \"clientId\": …, \"clientSecretFile\": … }}].");
            List<Provider> providers = [.. file.RootElement.EnumerateArray().Select((entry, at) => ProviderOf(new(entry, $"entry {at + 1}"), Path.GetDirectoryName(Path.GetFullPath(path))!))];
            return providers.CountBy(provider => provider.Id).FirstOrDefault(id => id.Value > 1) is { Key: { } twice }
                ? throw new CommandFailed($"ROLLOUT_PROVIDERS, “id”: “{twice}” stands for two entries: give each its own.")
                : providers;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandFailed($"ROLLOUT_PROVIDERS: {path} can't be read: {e.Message}", e);
        }
    }

    private static Provider ProviderOf(ProvidersEntry entry, string folder)
    {
        entry.Knows("id", "name", "issuer", "clientId", "clientSecret", "clientSecretFile", "scopes", "emailVerifiedClaim", "map");
        var id = entry.Text("id", text => Id().IsMatch(text), "lower-case letters, digits and hyphens, a letter first, at most 30");
        var named = entry with { Where = $"{entry.Where} (“{id}”)" };
        var provider = new Provider(
            id,
            named.Text("name", text => text.Length <= 60, "what people know it as, in at most 60 characters"),
            named.Text("issuer", text => Provider.IsTrustworthy(text) && !text.Contains('?'), "the https address it writes into its tokens, without a query"),
            named.Text("clientId", _ => true, "what Rollout is called there"),
            SecretOf(named, folder),
            named.List("map").Select(MappedOf).ToList());
        var scopes = named.Texts("scopes") ?? provider.Scopes;
        return scopes.Contains("openid")
            ? provider with { Scopes = scopes, VerifiedClaim = named.TextOrNull("emailVerifiedClaim") ?? provider.VerifiedClaim }
            : throw named.Fault("scopes", "“openid” is missing: without it nothing says who somebody is");
    }

    private static string SecretOf(ProvidersEntry entry, string folder)
    {
        var (own, file) = (entry.TextOrNull("clientSecret"), entry.TextOrNull("clientSecretFile"));
        if (own is null == file is null)
            throw entry.Fault("clientSecret", "write either this or “clientSecretFile”, the path of a file with nothing else in it");
        var secret = own ?? ReadSecret(entry, Path.Combine(folder, file!));
        return secret.Length > 0 && !NotSecret.Contains(secret, StringComparer.OrdinalIgnoreCase)
            ? secret
            : throw entry.Fault(own is null ? "clientSecretFile" : "clientSecret", "is nobody's secret: take the one the provider made");
    }

    private static string ReadSecret(ProvidersEntry entry, string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw entry.Fault("clientSecretFile", $"can't be read: {e.Message}");
        }
    }

    private static MappedRole MappedOf(ProvidersEntry entry)
    {
        entry.Knows("claim", "value", "district", "role", "schools");
        var district = entry.Text("district", text => DistrictId.TryParse(text, null, out _), DistrictId.Form);
        var role = Roles.Find(entry.Text("role", text => Roles.Find(text) is not null, $"one of {string.Join(", ", Roles.All.Select(Roles.Code))}"))!.Value;
        var schools = entry.Texts("schools");
        if (schools?.FirstOrDefault(school => !SchoolId.TryParse(school, null, out _)) is { } none)
            throw entry.Fault("schools", $"“{none}” is no school: write {SchoolId.Form}");
        if (Roles.NeedsSchools(role) && schools is null or { Count: 0 })
            throw entry.Fault("schools", $"a {Roles.Words(role)} is of certain schools: name them, in an entry for each value");
        if (!Roles.TakesSchools(role) && schools is not null)
            throw entry.Fault("schools", $"{Roles.Words(role)} is for the whole district: leave the schools out");
        return new(
            entry.Text("claim", _ => true, "the claim's name in the id token"), entry.Text("value", _ => true, "the value that has the role"),
            DistrictId.Parse(district, null), new(role, schools?.Select(school => SchoolId.Parse(school, null)).ToHashSet()));
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,29}$")]
    private static partial Regex Id();
}
