using System.Reflection;

namespace DanVan.Architecture.Tests;

public sealed class RequestTests
{
    private static readonly string[] Services = ["Committee", "ModelRegistry", "Feedback", "Reporting"];

    // .NET silently skips the validation of a request type that is not public.
    [Fact]
    public void What_a_handler_is_sent_is_public_so_that_it_is_validated()
    {
        var sent = Services.SelectMany(service => Assembly.Load(service).GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.Name == "Handle")
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .Where(IsSent).ToHashSet();
        Assert.True(sent.Count >= 8, "requests were found");
        Assert.Contains(sent, type => type.DeclaringType?.Name == "RegisterModel");
        Assert.All(sent, type => Assert.True(type.IsPublic || type.IsNestedPublic, $"{type} is not public"));
    }

    // Records of the service itself; entities, contexts and the like are classes.
    private static bool IsSent(Type type) =>
        Services.Contains(type.Assembly.GetName().Name) && type.GetMethod("<Clone>$") is not null && !type.Name.EndsWith("Context", StringComparison.Ordinal);
}
