namespace DanVan.Reporting.Peers;

internal static class PeersModule
{
    internal static void MapPeers(this RouteGroupBuilder v1)
    {
        GetBenchmark.Map(v1.MapGroup("/benchmarks").WithTags("comparisons"));
        GetRanking.Map(v1.MapGroup("/rankings").WithTags("comparisons"));
        var policies = v1.MapGroup("/ranking-policies").WithTags("comparisons");
        DeclareRankingPolicy.Map(policies);
        EndRankingPolicy.Map(policies);
        GetRankingPolicies.Map(policies);
        DeclareUnitTrait.Map(v1.MapGroup("/unit-traits").WithTags("comparisons"));
    }
}
