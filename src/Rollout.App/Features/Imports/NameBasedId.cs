using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Rollout.App.Features.Imports;

/// <summary>A UUID of version 5 (RFC 9562): the same name gives the same id for ever, so importing a file twice adds nothing.</summary>
internal static class NameBasedId
{
    /// <summary>The namespace of lines of imported files. Fixed: changing it would make every imported line a new fact.</summary>
    private static readonly Guid ImportedLines = new("6f1c5a52-7f0e-5a0b-9a7e-0d3b8e7c2f41");

    /// <summary>The id of an events line that names none: from the source, the digest of the whole file and the line's number (domain.md 4a).</summary>
    internal static Guid OfLine(string? source, string fileDigest, int line) =>
        Of(ImportedLines, $"{source}\n{fileDigest}\n{line}");

    internal static Guid Of(Guid space, string name)
    {
        Span<byte> hashed = stackalloc byte[16 + Encoding.UTF8.GetMaxByteCount(name.Length)];
        space.TryWriteBytes(hashed, bigEndian: true, out _);
        var length = Encoding.UTF8.GetBytes(name, hashed[16..]);

        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        Hash(hashed[..(16 + length)], hash);
        BinaryPrimitives.WriteUInt16BigEndian(hash[6..], (ushort)(BinaryPrimitives.ReadUInt16BigEndian(hash[6..]) & 0x0fff | 0x5000));
        hash[8] = (byte)(hash[8] & 0x3f | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "RFC 9562 defines version 5 by SHA-1; it names, it protects nothing.")]
    private static void Hash(ReadOnlySpan<byte> name, Span<byte> hash) => SHA1.HashData(name, hash);
}
