using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace DanVan.ServiceDefaults;

/// <summary>Where tokens come from: any OIDC issuer by its address, or one known public key. Configuration section <c>Auth</c>.</summary>
public sealed class AuthOptions : IValidatableObject
{
    /// <summary>The issuer's base address; its keys are read from its discovery document and renewed.</summary>
    public Uri? Authority { get; set; }

    /// <summary>PEM of the issuer's public key, where no discovery document can be reached.</summary>
    public string? PublicKeyPem { get; set; }

    /// <summary>The <c>iss</c> that goes with <see cref="PublicKeyPem"/>.</summary>
    public string? Issuer { get; set; }

    /// <summary>Where this service gets its own token; the discovery document says so unless set.</summary>
    public Uri? TokenEndpoint { get; set; }

    /// <summary>The <c>aud</c> that a token must carry.</summary>
    [Required]
    public string Audience { get; set; } = "danvan";

    /// <summary>This service's own client, with which it reads the feed of another.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret of <see cref="ClientId"/>.</summary>
    public string? ClientSecret { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Authority is null == PublicKeyPem is null)
            yield return new("set either Authority, or PublicKeyPem with Issuer.", [nameof(Authority)]);
        if (PublicKeyPem is not null && Issuer is null)
            yield return new("PublicKeyPem needs Issuer.", [nameof(Issuer)]);
    }
}

internal static class Authentication
{
    internal static void AddTokens(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<AuthOptions>("Auth");
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IOptions<AuthOptions>, TimeProvider>(Configure);
        builder.Services.AddAuthorization();
        builder.Services.AddHttpContextAccessor();
    }

    // Also where nobody needs a token: who sends a bad one must not be taken for a stranger without a word.
    internal static Task RefuseBadToken(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.Authorization.Count == 0 || context.User.Identity?.IsAuthenticated == true)
            return next(context);
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return CommonProblems.Unauthenticated.ToRefusal().ExecuteAsync(context);
    }

    private static void Configure(JwtBearerOptions bearer, IOptions<AuthOptions> options, TimeProvider clock)
    {
        var auth = options.Value;
        bearer.TokenHandlers.Clear();
        bearer.TokenHandlers.Add(new KnownTokens(clock));
        bearer.Audience = auth.Audience;
        // Loopback and in-cluster issuers have no certificate; any other must.
        bearer.RequireHttpsMetadata = auth.Authority is { IsLoopback: false } authority && authority.Host.Contains('.', StringComparison.Ordinal);
        bearer.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
        bearer.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256];
        if (auth.PublicKeyPem is null)
        {
            bearer.Authority = auth.Authority!.ToString();
            // A new key is published some time before it signs: whoever learns of it meanwhile refuses no token.
            bearer.AutomaticRefreshInterval = TimeSpan.FromMinutes(5);
            return;
        }
        var key = RSA.Create();
        key.ImportFromPem(auth.PublicKeyPem);
        bearer.TokenValidationParameters.IssuerSigningKey = new RsaSecurityKey(key);
        bearer.TokenValidationParameters.ValidIssuer = auth.Issuer;
    }
}
