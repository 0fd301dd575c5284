using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Rollout.App.Web.Access;

/// <summary>256 random bits that someone carries; only their digest is kept here.</summary>
/// <param name="Text">43 characters of letters, digits, <c>-</c> and <c>_</c>.</param>
internal readonly record struct Secret(string Text)
{
    internal byte[] Digest => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    internal static Secret New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
}
