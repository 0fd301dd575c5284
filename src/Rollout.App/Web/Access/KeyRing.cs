using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Rollout.App.Web.Access;

/// <summary>The keys that forms and the way to a provider are sealed with, in the database: every node has the same, and a restart changes none.</summary>
internal sealed class KeyRing(NpgsqlDataSource database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = database.CreateCommand("select k.xml from key_ring k order by k.name");
        using var row = command.ExecuteReader();
        var keys = new List<XElement>();
        while (row.Read())
            keys.Add(XElement.Parse(row.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = database.CreateCommand(
            "insert into key_ring (name, xml) values ($1, $2) on conflict (name) do update set xml = excluded.xml");
        command.Parameters.Add(new NpgsqlParameter { Value = friendlyName });
        command.Parameters.Add(new NpgsqlParameter { Value = element.ToString(SaveOptions.DisableFormatting) });
        command.ExecuteNonQuery();
    }
}
