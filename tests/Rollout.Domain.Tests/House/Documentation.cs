using System.Xml.Linq;

namespace Rollout.Domain.Tests.House;

public sealed class Documentation
{
    [Fact]
    public void Every_public_type_of_the_domain_has_a_summary()
    {
        var assembly = typeof(DomainEvent).Assembly;
        var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, "xml")).Descendants("member")
            .Where(member => member.Element("summary") is not null).Select(member => member.Attribute("name")!.Value).ToHashSet();

        Assert.Contains("T:Rollout.Domain.DomainEvent", documented);
        Assert.Empty(assembly.GetExportedTypes().Select(type => $"T:{type.FullName!.Replace('+', '.')}").Except(documented));
    }
}
