using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DanVan.ServiceDefaults;

/// <summary>The connection strings without which a service does not start.</summary>
internal static class Connections
{
    internal sealed class Connection
    {
        public string Text { get; set; } = "";
    }

    /// <param name="whyUnusable">What is wrong with a text that was given; null when nothing is.</param>
    internal static void NeedConnection(this IHostApplicationBuilder builder, string name, Func<string, string?> whyUnusable) =>
        builder.Services.AddOptions<Connection>(name)
            .Configure(connection => connection.Text = builder.Configuration.GetConnectionString(name) ?? "")
            .ValidateOnStart()
            .Services.AddSingleton<IValidateOptions<Connection>>(new Check(name, whyUnusable));

    internal static string ConnectionText(this IServiceProvider services, string name) =>
        services.GetRequiredService<IOptionsMonitor<Connection>>().Get(name).Text;

    private sealed class Check(string name, Func<string, string?> whyUnusable) : IValidateOptions<Connection>
    {
        public ValidateOptionsResult Validate(string? asked, Connection options)
        {
            if (asked != name)
                return ValidateOptionsResult.Skip;
            var fault = options.Text.Length == 0 ? "is not set" : whyUnusable(options.Text);
            return fault is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail($"ConnectionStrings__{name} {fault}");
        }
    }
}
