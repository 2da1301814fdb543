using DanVan.Identity.Clients;
using DanVan.Identity.Keys;
using DanVan.Identity.Tokens;
using DanVan.ServiceDefaults;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using SigningKeys = DanVan.Identity.Keys.SigningKeys;

namespace DanVan.Identity;

internal static class IdentityModule
{
    public const string TokenPath = "/connect/token";

    public static WebApplicationBuilder AddIdentity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<IdentitySettings>("Identity");
        services.CheckOnStart("clients", ConfiguredClient.WhyUnusable);
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(provider => provider.GetRequiredService<SigningKeys>());
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(provider => provider.GetRequiredService<SigningKeys>());
        services.AddSingleton<TokenLimits>();
        services.AddScoped<SeedClients>();
        services.AddHostedService<PrepareIdentity>();
        services.AddHostedService<WatchKeys>();

        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDbContext>().ReplaceDefaultEntities<Guid>())
            .AddServer(server =>
            {
                server.SetTokenEndpointUris(TokenPath).AllowClientCredentialsFlow();
                // Any service checks a token by itself: signed and readable, never stored.
                server.DisableAccessTokenEncryption().DisableTokenStorage();
                // OpenIddict demands an encryption key, but nothing is left to encrypt.
                server.AddEphemeralEncryptionKey();
                // IssueToken checks scopes against the client's own, and answers invalid_scope where OpenIddict would not.
                server.DisableScopeValidation().IgnoreScopePermissions();
                server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseScopedHandler<IssueToken>());
                server.AddEventHandler<ValidateTokenRequestContext>(handler => handler
                    .UseInlineHandler(RefuseUnreadableClientId).SetOrder(int.MinValue + 1000));
                // What the discovery document says must be true: no sign-in with OpenID Connect, no signed assertions.
                server.Configure(options =>
                {
                    options.Scopes.Clear();
                    options.ClientAuthenticationMethods.Remove(ClientAuthenticationMethods.PrivateKeyJwt);
                });
                // TLS ends at the ingress; inside, services speak plain HTTP as they all do.
                server.UseAspNetCore().DisableTransportSecurityRequirement();
            });
        services.AddOptions<OpenIddictServerOptions>().Configure<IOptions<IdentitySettings>>((server, settings) =>
        {
            server.Issuer = settings.Value.Issuer;
            server.AccessTokenLifetime = settings.Value.AccessTokenLifetime;
        });
        return builder;
    }

    /// <summary>OpenIddict answers the token endpoint within authentication, so the limits must stand before it.</summary>
    public static WebApplication UseIdentity(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(TokenPath), token => token.UseMiddleware<TokenLimits>());
        app.UseAuthentication();
        return app;
    }

    /// <summary>PostgreSQL stores no NUL, so such an id would fail as a query instead of as a request.</summary>
    private static ValueTask RefuseUnreadableClientId(ValidateTokenRequestContext context)
    {
        if (context.ClientId is { } id && id.Any(char.IsControl))
            context.Reject(Errors.InvalidRequest, "The client_id holds control characters.");
        return ValueTask.CompletedTask;
    }
}
