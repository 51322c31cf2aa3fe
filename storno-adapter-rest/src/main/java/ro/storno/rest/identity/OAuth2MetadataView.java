package ro.storno.rest.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import ro.storno.domain.identity.Permission;

/**
 * What OAuth2 libraries find by themselves (RFC 8414).
 *
 * @param issuer address of this server
 * @param authorizationEndpoint page that asks the user
 * @param tokenEndpoint where codes and refresh tokens are traded
 * @param revocationEndpoint where tokens are given back
 * @param serviceDocumentation documentation for people
 * @param scopesSupported every scope there is
 * @param responseTypesSupported code
 * @param responseModesSupported query
 * @param grantTypesSupported authorization_code and refresh_token
 * @param tokenMethods how apps show who they are
 * @param revocationMethods the same
 * @param challengeMethodsSupported S256
 */
public record OAuth2MetadataView(
    String issuer,
    @JsonProperty("authorization_endpoint") String authorizationEndpoint,
    @JsonProperty("token_endpoint") String tokenEndpoint,
    @JsonProperty("revocation_endpoint") String revocationEndpoint,
    @JsonProperty("service_documentation") String serviceDocumentation,
    @JsonProperty("scopes_supported") List<String> scopesSupported,
    @JsonProperty("response_types_supported") List<String> responseTypesSupported,
    @JsonProperty("response_modes_supported") List<String> responseModesSupported,
    @JsonProperty("grant_types_supported") List<String> grantTypesSupported,
    @JsonProperty("token_endpoint_auth_methods_supported") List<String> tokenMethods,
    @JsonProperty("revocation_endpoint_auth_methods_supported") List<String> revocationMethods,
    @JsonProperty("code_challenge_methods_supported") List<String> challengeMethodsSupported) {

  static OAuth2MetadataView of(URI address) {
    String text = address.toString();
    String base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    List<String> methods = List.of("client_secret_post", "none");
    return new OAuth2MetadataView(
        base,
        base + OAuth2Routes.PAGE,
        base + OAuth2Routes.TOKEN,
        base + OAuth2Routes.REVOKE,
        base + "/docs",
        Arrays.stream(Permission.values()).map(Permission::wireName).toList(),
        List.of("code"),
        List.of("query"),
        List.of("authorization_code", "refresh_token"),
        methods,
        methods,
        List.of("S256"));
  }
}
