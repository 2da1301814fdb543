using k8s.Models;
using YamlDotNet.Serialization;

namespace DanVan.Deploy.Tests;

/// <summary>The kinds of the operators as far as the manifests use them: a field that is missing here is a field to look up first.</summary>
internal static class CustomResources
{
    public static readonly Dictionary<string, Type> Types = new()
    {
        ["postgresql.cnpg.io/v1/Cluster"] = typeof(Custom<PostgresCluster>),
        ["postgresql.cnpg.io/v1/Database"] = typeof(Custom<PostgresDatabase>),
        ["postgresql.cnpg.io/v1/ScheduledBackup"] = typeof(Custom<ScheduledBackup>),
        ["barmancloud.cnpg.io/v1/ObjectStore"] = typeof(Custom<ObjectStore>),
        ["rabbitmq.com/v1beta1/RabbitmqCluster"] = typeof(Custom<RabbitCluster>),
        ["gateway.networking.k8s.io/v1/Gateway"] = typeof(Custom<Gateway>),
        ["gateway.networking.k8s.io/v1/HTTPRoute"] = typeof(Custom<HttpRoute>),
    };

    public sealed class Custom<T> : IMetadata<V1ObjectMeta>
    {
        public string ApiVersion { get; set; } = "";
        public string Kind { get; set; } = "";
        public V1ObjectMeta Metadata { get; set; } = new();
        public T Spec { get; set; } = default!;
    }

    public sealed class Reference
    {
        public string Name { get; set; } = "";
        public string? Key { get; set; }
        public string? SectionName { get; set; }
        public int? Port { get; set; }
    }

    public sealed class PostgresCluster
    {
        public int Instances { get; set; }
        public string ImageName { get; set; } = "";
        public Inherited? InheritedMetadata { get; set; }
        public Volume? Storage { get; set; }
        public Volume? WalStorage { get; set; }
        public V1ResourceRequirements? Resources { get; set; }
        public Spread? Affinity { get; set; }
        public Server? Postgresql { get; set; }
        public ManagedParts? Managed { get; set; }
        public List<Plugin> Plugins { get; set; } = [];
        public Start? Bootstrap { get; set; }
        public List<Other> ExternalClusters { get; set; } = [];

        public sealed class Start { public Recovering? Recovery { get; set; } }
        public sealed class Recovering
        {
            public string Source { get; set; } = "";
            public Moment? RecoveryTarget { get; set; }
        }
        public sealed class Moment { public string TargetTime { get; set; } = ""; }
        public sealed class Other
        {
            public string Name { get; set; } = "";
            public Plugin? Plugin { get; set; }
        }
        public sealed class Inherited { public Dictionary<string, string> Labels { get; set; } = []; }
        public sealed class Volume { public string Size { get; set; } = ""; }
        public sealed class Spread
        {
            public bool EnablePodAntiAffinity { get; set; }
            public string? PodAntiAffinityType { get; set; }
            public string? TopologyKey { get; set; }
        }
        public sealed class Server
        {
            public Quorum? Synchronous { get; set; }
            public Dictionary<string, string> Parameters { get; set; } = [];
            [YamlMember(Alias = "pg_hba", ApplyNamingConventions = false)]
            public List<string> PgHba { get; set; } = [];
        }
        public sealed class Quorum
        {
            public string Method { get; set; } = "";
            public int Number { get; set; }
        }
        public sealed class ManagedParts { public List<Role> Roles { get; set; } = []; }
        public sealed class Role
        {
            public string Name { get; set; } = "";
            public bool Login { get; set; }
            public Reference? PasswordSecret { get; set; }
        }
        public sealed class Plugin
        {
            public string Name { get; set; } = "";
            public bool IsWALArchiver { get; set; }
            public Dictionary<string, string> Parameters { get; set; } = [];
        }
    }

    public sealed class PostgresDatabase
    {
        public string Name { get; set; } = "";
        public string Owner { get; set; } = "";
        public Reference? Cluster { get; set; }
        public string? DatabaseReclaimPolicy { get; set; }
    }

    public sealed class ScheduledBackup
    {
        public string Schedule { get; set; } = "";
        public bool Immediate { get; set; }
        public string? BackupOwnerReference { get; set; }
        public Reference? Cluster { get; set; }
        public string? Method { get; set; }
        public Reference? PluginConfiguration { get; set; }
    }

    public sealed class ObjectStore
    {
        public string? RetentionPolicy { get; set; }
        public Store? Configuration { get; set; }

        public sealed class Store
        {
            public string DestinationPath { get; set; } = "";
            public string? EndpointURL { get; set; }
            public Keys? S3Credentials { get; set; }
            public Packing? Wal { get; set; }
            public Packing? Data { get; set; }
        }
        public sealed class Keys
        {
            public Reference? AccessKeyId { get; set; }
            public Reference? SecretAccessKey { get; set; }
        }
        public sealed class Packing
        {
            public string? Compression { get; set; }
            public int? MaxParallel { get; set; }
        }
    }

    public sealed class RabbitCluster
    {
        public string Image { get; set; } = "";
        public int Replicas { get; set; }
        public Disk? Persistence { get; set; }
        public V1ResourceRequirements? Resources { get; set; }
        public Encryption? Tls { get; set; }
        public Broker? Rabbitmq { get; set; }
        public V1Affinity? Affinity { get; set; }
        public Overriding? Override { get; set; }

        public sealed class Overriding { public StatefulSet? StatefulSet { get; set; } }
        public sealed class StatefulSet { public StatefulSetSpec? Spec { get; set; } }
        public sealed class StatefulSetSpec { public V1PodTemplateSpec? Template { get; set; } }
        public sealed class Disk { public string Storage { get; set; } = ""; }
        public sealed class Encryption
        {
            public string? SecretName { get; set; }
            public bool DisableNonTLSListeners { get; set; }
        }
        public sealed class Broker { public string? AdditionalConfig { get; set; } }
    }

    public sealed class Gateway
    {
        public string GatewayClassName { get; set; } = "";
        public List<Listener> Listeners { get; set; } = [];

        public sealed class Listener
        {
            public string Name { get; set; } = "";
            public int Port { get; set; }
            public string Protocol { get; set; } = "";
            public string? Hostname { get; set; }
            public Encryption? Tls { get; set; }
            public Routes? AllowedRoutes { get; set; }
        }
        public sealed class Encryption
        {
            public string? Mode { get; set; }
            public List<Reference> CertificateRefs { get; set; } = [];
        }
        public sealed class Routes { public Origin? Namespaces { get; set; } }
        public sealed class Origin { public string? From { get; set; } }
    }

    public sealed class HttpRoute
    {
        public List<Reference> ParentRefs { get; set; } = [];
        public List<string> Hostnames { get; set; } = [];
        public List<Rule> Rules { get; set; } = [];

        public sealed class Rule
        {
            public List<Reference> BackendRefs { get; set; } = [];
            public List<Filter> Filters { get; set; } = [];
            public Limits? Timeouts { get; set; }
        }
        public sealed class Limits { public string? Request { get; set; } }
        public sealed class Filter
        {
            public string Type { get; set; } = "";
            public Redirect? RequestRedirect { get; set; }
        }
        public sealed class Redirect
        {
            public string? Scheme { get; set; }
            public int? StatusCode { get; set; }
        }
    }
}
