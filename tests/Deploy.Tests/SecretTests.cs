using System.Security.Cryptography;
using DanVan.TestKit;
using k8s;
using k8s.Models;

namespace DanVan.Deploy.Tests;

/// <summary>Who gets which secret, and where it comes from.</summary>
public sealed class SecretTests
{
    private static readonly Overlay[] Overlays = [Overlay.Trial, Overlay.Production];

    private static readonly CodeSetting[] Secrets = [.. CodeSettings.Read().Where(one => one.IsSecret && !one.Key.StartsWith("ConnectionStrings", StringComparison.Ordinal))];

    // Only the place has these, or its operators make them: deploy/kubernetes/README.md says whence.
    private static readonly string[] OfThePlace = ["danvan-tls", "rabbitmq-tls", "backup-store", "postgres-ca"];

    // Without it the files of keys are not encrypted, as befits files that are a secret themselves.
    private const string Optional = "Identity:SigningKeyPassword";

    // A secret that is missing is made up of something else, a connection string for instance, which pods of two releases may not share.
    [Fact]
    public void In_a_cluster_every_service_is_given_each_secret_that_it_reads() => Assert.All(Overlays.SelectMany(o => o.All<V1Deployment>().Select(d => (o, d))), one =>
    {
        var given = one.o.Environment(one.d.Spec.Template.Spec.Containers.Single()).Keys;
        Assert.All(Secrets.Where(secret => secret.Key != Optional && secret.Readers.Contains(one.d.Metadata.Name)),
            secret => Assert.True(given.Any(secret.IsCalled), $"{one.o.Path}: {one.d.Metadata.Name} is not given {secret.EnvironmentName}"));
    });

    [Fact]
    public void What_is_a_secret_on_a_desk_is_one_in_a_cluster()
    {
        Assert.Contains("Idempotency:Secret", Known(AgreementTests.SetByLocal));
        Assert.All(Overlays, overlay =>
        {
            var given = Known(overlay.All<V1Deployment>().SelectMany(one => overlay.Environment(one.Spec.Template.Spec.Containers.Single()).Keys));
            Assert.Superset(Known(AgreementTests.SetByAppHost), given);
            Assert.Superset(Known(AgreementTests.SetByLocal), given);
        });
    }

    // Keys that sign, a desk keeps in its database, and it changes no sealing key. deploy/local writes clients' secrets into the file of clients.
    [Fact]
    public void What_is_a_secret_in_a_cluster_is_one_on_a_desk() => Assert.All(Overlays, overlay =>
    {
        var given = Known(overlay.All<V1Deployment>().SelectMany(one => overlay.Environment(one.Spec.Template.Spec.Containers.Single()).Keys));
        given.ExceptWith(["Archives:SigningKeyPem", "Receipts:SigningKeyPem", "Sealing:OtherKeys"]);
        Assert.Superset(given, Known(AgreementTests.SetByAppHost));
        Assert.Superset(given, Known(AgreementTests.SetByLocal.Append("ClientSecrets__x")));
    });

    [Theory, InlineData("trial"), InlineData("production")]
    public async Task Every_secret_that_is_referred_to_is_made_or_comes_from_the_place(string name)
    {
        var overlay = name == "trial" ? Overlay.Trial : Overlay.Production;
        var made = (await Made(name)).ToDictionary(secret => secret.Metadata.Name, secret => secret.StringData.Keys);
        Assert.All(Referred(overlay).Where(one => !one.Optional && !OfThePlace.Contains(one.Secret) && !(name == "production" && one.Secret == "rabbitmq-default-user")), one =>
        {
            Assert.True(made.TryGetValue(one.Secret, out var keys), $"nobody makes {one.Secret}");
            Assert.True(one.Key is null || keys.Contains(one.Key), $"{one.Secret} has no {one.Key}");
        });
    }

    [Fact]
    public async Task The_keys_that_are_made_are_of_the_curve_that_signs()
    {
        var keys = (await Made("production")).SelectMany(secret => secret.StringData).Where(pair => pair.Key == "signing-key.pem").Select(pair => pair.Value).ToList();
        Assert.Equal(2, keys.Distinct().Count());
        Assert.All(keys, pem =>
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            Assert.Contains(key.ExportParameters(includePrivateParameters: true).Curve.Oid.FriendlyName, (string[])["nistP256", "ECDSA_P256"]);
        });
    }

    [Fact]
    public void No_secret_stands_in_the_manifests() => Assert.All(Overlays, overlay =>
    {
        Assert.Empty(overlay.All<V1Secret>());
        Assert.Empty(overlay.Documents.SelectMany(one => ClearText.In(one, $"{Kustomization.Text(one, "kind")} {Kustomization.Name(one)}")));
    });

    [Theory]
    [InlineData("env: [{ name: DB_PASSWORD, value: hunter2 }]")]
    [InlineData("data: { Auth__ClientSecret: hunter2 }")]
    [InlineData("data: { Sealing__Key: hunter2 }")]
    [InlineData("value: Host=postgres-rw;Username=danvan;Password=hunter2;Database=reporting")]
    [InlineData("value: amqp://danvan:hunter2@rabbitmq:5672")]
    [InlineData("data: { clients.json: '[{ \"id\": \"operator\", \"secret\": \"hunter2\" }]' }")]
    [InlineData("additionalConfig: \"default_user = danvan\\ndefault_pass = hunter2\"")]
    [InlineData("args: [serve, --token, hunter2]")]
    [InlineData("args: ['--password=hunter2']")]
    [InlineData("data: { roles.sh: \"psql -c \\\"alter role x password 'hunter2'\\\"\" }")]
    [InlineData("data: { note: '-----BEGIN EC PRIVATE KEY-----' }")]
    [InlineData("data: { note: qL2vX9cT4mZ7pR1sK8wN5bYd }")]
    [InlineData("data: { note: 3f9a7c1e5b2d8f4063a9c7e1b5d2f804 }")]
    public void A_secret_is_seen_wherever_it_stands(string manifest) => Assert.NotEmpty(ClearText.In(Kustomization.Documents(manifest).Single()));

    private static async Task<List<V1Secret>> Made(string overlay)
    {
        var (code, output, errors) = await Script.Try("deploy/kubernetes/secrets", new Dictionary<string, string>(), overlay);
        Assert.SkipWhen(errors.Contains("needs openssl", StringComparison.Ordinal), "There is no openssl on this machine.");
        Assert.True(code == 0, errors);
        return [.. KubernetesYaml.LoadAllFromString(output, strict: true).Cast<V1Secret>()];
    }

    private static IEnumerable<(string Secret, string? Key, bool Optional)> Referred(Overlay overlay) =>
    [
        .. overlay.Containers.SelectMany(one => one.Container.Env ?? []).Select(one => one.ValueFrom?.SecretKeyRef).OfType<V1SecretKeySelector>().Select(one => (one.Name, (string?)one.Key, one.Optional == true)),
        .. overlay.Containers.SelectMany(one => one.Container.EnvFrom ?? []).Select(one => one.SecretRef).OfType<V1SecretEnvSource>().Select(one => (one.Name, (string?)null, false)),
        .. overlay.Pods.SelectMany(one => one.Pod.Volumes ?? []).Select(one => one.Secret).OfType<V1SecretVolumeSource>().Select(one => (one.SecretName, (string?)null, one.Optional == true)),
        .. overlay.Pods.SelectMany(one => one.Pod.Volumes ?? []).SelectMany(one => one.Projected?.Sources ?? []).Select(one => one.Secret).OfType<V1SecretProjection>()
            .Select(one => (one.Name, one.Items?.Single().Key, false)),
    ];

    private static HashSet<string> Known(IEnumerable<string> names) => [.. names.SelectMany(name => Secrets.Where(secret => secret.IsCalled(name))).Select(secret => secret.Key)];
}
