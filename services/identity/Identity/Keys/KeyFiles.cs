using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DanVan.Identity.Keys;

internal static class KeyFiles
{
    public const int SmallestKey = 2048;

    private static readonly string[] Pem = [".pem", ".key"];
    private static readonly string[] Pkcs12 = [".p12", ".pfx"];

    /// <summary>Reads a key file, or all key files of a folder in the reverse order of their names: the newest first.</summary>
    public static IReadOnlyList<RSA> Read(string path, string? password)
    {
        if (File.Exists(path))
            return [ReadFile(path, password)];
        if (!Directory.Exists(path))
            throw new InvalidOperationException($"Identity__SigningKeyPath names {path}, which does not exist.");

        var files = Directory.EnumerateFiles(path)
            .Where(f => Pem.Concat(Pkcs12).Contains(Path.GetExtension(f)))
            .OrderByDescending(Path.GetFileName, StringComparer.Ordinal)
            .ToList();
        return files.Count > 0
            ? [.. files.Select(f => ReadFile(f, password))]
            : throw new InvalidOperationException($"The folder {path} of Identity__SigningKeyPath holds no .pem, .key, .p12 or .pfx file.");
    }

    /// <summary>Null when nothing is wrong with the place, or when there is none.</summary>
    public static string? WhyUnreadable(string? path, string? password)
    {
        if (string.IsNullOrEmpty(path))
            return null;
        try
        {
            foreach (var key in Read(path, password))
                key.Dispose();
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    public static RSA FromPem(string pem, string? password, string from)
    {
        var rsa = RSA.Create();
        try
        {
            if (pem.Contains("BEGIN ENCRYPTED", StringComparison.Ordinal))
                rsa.ImportFromEncryptedPem(pem, password);
            else
                rsa.ImportFromPem(pem);
            // A public key would load as well, and fail only when the first token is signed.
            _ = rsa.ExportParameters(includePrivateParameters: true);
            return Strong(rsa, from);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or ArgumentException)
        {
            rsa.Dispose();
            throw Unreadable(from, unreadable);
        }
    }

    private static RSA ReadFile(string path, string? password)
    {
        if (!Pkcs12.Contains(Path.GetExtension(path)))
            return FromPem(File.ReadAllText(path), password, path);
        try
        {
            using var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password, X509KeyStorageFlags.Exportable);
            return Strong(certificate.GetRSAPrivateKey() ?? throw new CryptographicException("It holds no private RSA key."), path);
        }
        catch (CryptographicException unreadable)
        {
            throw Unreadable(path, unreadable);
        }
    }

    private static RSA Strong(RSA key, string from) => key.KeySize >= SmallestKey
        ? key
        : throw new InvalidOperationException($"The signing key in {from} has {key.KeySize} bits; at least {SmallestKey} are needed.");

    private static InvalidOperationException Unreadable(string from, Exception why) =>
        new($"The signing key in {from} cannot be read; it must be a private RSA key, and Identity__SigningKeyPassword must open it.", why);
}
