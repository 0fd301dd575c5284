using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Rollout.Domain.Tests.House;

public sealed class PurityOfTheDomain
{
    private static readonly string[] ForbiddenMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow", "System.TimeProvider.get_System", "System.Guid.NewGuid", "System.Guid.CreateVersion7",
        "System.Environment.GetEnvironmentVariable", "System.Environment.get_TickCount", "System.Environment.get_TickCount64",
    ];

    private static readonly string[] ForbiddenTypes =
    [
        "System.Random", "System.Console", "System.IO.File", "System.IO.Directory", "System.Diagnostics.Stopwatch",
        "System.Security.Cryptography.RandomNumberGenerator", "System.Net.Http.HttpClient", "System.Threading.Thread", "System.Threading.Timer",
    ];

    [Fact]
    public void It_calls_no_clock_no_randomness_no_console_and_no_file()
    {
        using var file = File.OpenRead(typeof(DomainEvent).Assembly.Location);
        using var portable = new PEReader(file);
        var metadata = portable.GetMetadataReader();

        string[] called =
        [
            .. from handle in metadata.MemberReferences
               let member = metadata.GetMemberReference(handle)
               where member.Parent.Kind == HandleKind.TypeReference
               let type = NameOf(metadata, (TypeReferenceHandle)member.Parent)
               select $"{type}.{metadata.GetString(member.Name)}",
        ];
        var used = metadata.TypeReferences.Select(handle => NameOf(metadata, handle));

        Assert.Contains("System.TimeZoneInfo.TryFindSystemTimeZoneById", called);
        Assert.Empty(called.Intersect(ForbiddenMembers));
        Assert.Empty(used.Intersect(ForbiddenTypes));
    }

    [Fact]
    public void It_references_only_the_runtime() =>
        Assert.All(
            typeof(DomainEvent).Assembly.GetReferencedAssemblies(),
            reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
