using System.Xml;
using System.Xml.Linq;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>
/// Reads the interchanges EducationOrganization and EducationOrgCalendar of Ed-Fi, of any version of its data standard, element by
/// element. Nothing outside the file is ever fetched, and no document type definition taken.
/// </summary>
internal sealed class EdFiFiles(SourceFiles files, SourceRequest asked)
{
    private const int LargestDocument = 64 << 20;
    private const int MostElements = 1_000_000;

    private static readonly XmlReaderSettings Careful = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestDocument,
        MaxCharactersFromEntities = 1_024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    private readonly SourceRead _read = new();

    internal SourceRead Read()
    {
        var (organizations, calendar) = (new EdFiOrganizations(_read, asked), new EdFiCalendar(_read, asked));
        foreach (var file in files.Names)
            Read(file, organizations, calendar);
        if (!_read.Rejections.Any)
        {
            organizations.Finish();
            calendar.Finish();
        }

        return _read;
    }

    private void Read(string file, EdFiOrganizations organizations, EdFiCalendar calendar)
    {
        using var reader = XmlReader.Create(new MemoryStream(files.Content(file), writable: false), Careful);
        try
        {
            reader.MoveToContent();
            if (reader.LocalName is not ("InterchangeEducationOrganization" or "InterchangeEducationOrgCalendar"))
            {
                _read.Reject(file, LineOf(reader), reader.LocalName, "unknown-interchange", "This is neither InterchangeEducationOrganization nor InterchangeEducationOrgCalendar of Ed-Fi: nothing else is read.");
                return;
            }

            reader.Read();
            for (var count = 0; reader.NodeType is not XmlNodeType.EndElement && !reader.EOF && !_read.Rejections.AreFull && count < MostElements; count++)
                Take(file, reader, organizations, calendar);
        }
        catch (XmlException e)
        {
            _read.Reject(file, e.LineNumber, $"{e.LinePosition}", "malformed-xml", e.Message.Contains("DTD", StringComparison.Ordinal)
                ? "The file brings a document type definition (DTD), and that is not taken: leave it out."
                : $"The file is not well-formed XML: {e.Message}");
        }
    }

    private static void Take(string file, XmlReader reader, EdFiOrganizations organizations, EdFiCalendar calendar)
    {
        switch (reader.LocalName)
        {
            case "LocalEducationAgency":
                organizations.AddAgency(Element(file, reader));
                break;
            case "School":
                organizations.AddSchool(Element(file, reader));
                break;
            case "Session":
                calendar.AddSession(Element(file, reader));
                break;
            case "CalendarDate":
                calendar.AddDate(Element(file, reader));
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static EdFiElement Element(string file, XmlReader reader)
    {
        var line = LineOf(reader);
        return new(file, line, (XElement)XNode.ReadFrom(reader));
    }

    private static int LineOf(XmlReader reader) => ((IXmlLineInfo)reader).LineNumber;
}

/// <summary>An element of an interchange, and where it begins.</summary>
internal sealed record EdFiElement(string File, int Line, XElement Element)
{
    /// <summary>The text of the first element of that name at any depth, in whatever namespace; null when there is none or it is empty.</summary>
    internal string? Text(string name) => TextOf(Element, name);

    /// <summary>A descriptor's code: of <c>uri://ed-fi.org/XDescriptor#Closed</c>, and of what older versions nest, <c>Closed</c>.</summary>
    internal string? Code(string name) => CodeOf(Text(name));

    internal IEnumerable<string> Codes(string name) => All(name).Select(found => CodeOf(found.Value.Trim())).OfType<string>();

    internal IEnumerable<XElement> All(string name) => Element.Descendants().Where(found => found.Name.LocalName == name);

    internal static string? TextOf(XElement element, string name) =>
        element.Descendants().FirstOrDefault(found => found.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    internal static string? CodeOf(string? text) => text?[(text.LastIndexOf('#') + 1)..].Trim() is { Length: > 0 } code ? code : null;
}
