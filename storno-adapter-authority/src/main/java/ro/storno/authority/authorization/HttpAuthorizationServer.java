package ro.storno.authority.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.AnafAccessToken;
import ro.storno.application.anaf.AnafAuthorizationServer;
import ro.storno.application.anaf.AnafRefreshToken;
import ro.storno.application.authority.AuthorityException;
import ro.storno.authority.call.AuthorityClient;
import ro.storno.authority.call.BearerToken;
import ro.storno.authority.call.HttpAnswer;
import ro.storno.authority.call.Patience;
import ro.storno.authority.call.Quotation;

/**
 * Calls ANAF's OAuth2 server: {@code {server}/anaf-oauth2/v1/authorize} and {@code /token}, with
 * the client's credentials in HTTP Basic. Nothing that the server says is put into messages, except
 * its own words for an error. Thread-safe.
 */
public final class HttpAuthorizationServer implements AnafAuthorizationServer {
  private static final String ANAFS_PATH = "anaf-oauth2/v1";
  private static final String HELLO = "TestOauth/jaxrs/hello";
  private static final String GREETING = "storno";
  private static final int LARGEST_ANSWER = 64 * 1024;

  private final AuthorizationSettings settings;
  private final InstantSource clock;
  private final AuthorityClient server;
  private final AuthorityClient services;
  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * A client.
   *
   * @param settings not null
   * @param patience not null
   * @param clock tells when a token ends that says only how long it lasts; not null
   */
  public HttpAuthorizationServer(
      AuthorizationSettings settings, Patience patience, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.server = new AuthorityClient("ANAF's authorization server", patience, clock);
    this.services = new AuthorityClient("ANAF", patience, clock);
  }

  @Override
  public URI authorizationUrl(String state, URI redirectUri) {
    return server("authorize")
        .addQueryParameter("response_type", "code")
        .addQueryParameter("client_id", configured(settings.clientId(), "STORNO_ANAF_CLIENT_ID"))
        .addQueryParameter("redirect_uri", redirectUri.toString())
        .addQueryParameter("token_content_type", "jwt")
        .addQueryParameter("state", state)
        .build()
        .uri();
  }

  @Override
  public Answer exchange(String code, URI redirectUri) {
    return token(
        new FormBody.Builder()
            .add("grant_type", "authorization_code")
            .add("code", code)
            .add("redirect_uri", redirectUri.toString())
            .add("token_content_type", "jwt")
            .build());
  }

  @Override
  public Answer refresh(AnafRefreshToken token) {
    return token(
        new FormBody.Builder()
            .add("grant_type", "refresh_token")
            .add("refresh_token", token.value())
            .add("token_content_type", "jwt")
            .build());
  }

  private Answer token(FormBody form) {
    HttpUrl url = server("token").build();
    String client =
        Credentials.basic(
            configured(settings.clientId(), "STORNO_ANAF_CLIENT_ID"),
            configured(settings.clientSecret(), "STORNO_ANAF_CLIENT_SECRET"),
            StandardCharsets.UTF_8);
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", client)
            .header("Accept", "application/json")
            .post(form)
            .build();
    return understood(server.submit(request, LARGEST_ANSWER));
  }

  private Answer understood(HttpAnswer answer) {
    boolean refusal = answer.status() == 400 || answer.status() == 401;
    if (refusal && answer.form() == HttpAnswer.Form.JSON) {
      return refused(object(answer));
    }
    HttpAnswer good = answer.good();
    JsonNode object = object(good);
    AnafAccessToken access =
        Optional.ofNullable(text(object, "access_token"))
            .map(AnafAccessToken::new)
            .orElseThrow(() -> good.unreadable("no access token"));
    AnafRefreshToken refresh =
        Optional.ofNullable(text(object, "refresh_token")).map(AnafRefreshToken::new).orElse(null);
    return new Answer.Granted(
        access,
        end(access.value())
            .or(() -> lifetime(object))
            .orElseThrow(() -> good.unreadable("an access token without an end")),
        refresh,
        refresh == null ? Optional.empty() : end(refresh.value()));
  }

  private static Answer refused(JsonNode object) {
    String error = Quotation.of(object.path("error").asText(""));
    String words = Quotation.of(object.path("error_description").asText(""));
    switch (error) {
      case "invalid_grant":
        return new Answer.GrantRefused(words);
      case "invalid_client", "unauthorized_client":
        throw new AuthorityException.AccessRefused(
            "ANAF does not accept this server as an application ("
                + error
                + "): check STORNO_ANAF_CLIENT_ID and STORNO_ANAF_CLIENT_SECRET. "
                + words);
      default:
        throw new AuthorityException.Declined(
            "ANAF's authorization server declines (" + error + "): " + words);
    }
  }

  private Optional<Instant> lifetime(JsonNode object) {
    return Optional.ofNullable(text(object, "expires_in"))
        .filter(seconds -> seconds.matches("[0-9]{1,9}"))
        .map(seconds -> clock.instant().plusSeconds(Long.parseLong(seconds)));
  }

  private static Optional<Instant> end(String token) {
    return JwtEnd.read(token) instanceof TokenForm.Readable readable
        ? Optional.of(readable.expiresAt())
        : Optional.empty();
  }

  @Override
  public void check(AnafAccessToken token) {
    HttpUrl url =
        url(settings.services(), "STORNO_ANAF_BASE_URL", "https://api.anaf.ro")
            .addPathSegments(HELLO)
            .addQueryParameter("name", GREETING)
            .build();
    Request request =
        new Request.Builder().url(url).header("Authorization", BearerToken.header(token)).build();
    HttpAnswer answer = services.ask(request, LARGEST_ANSWER).good();
    if (!answer.text().contains(GREETING)) {
      throw answer.unreadable("without the echo it was asked for");
    }
  }

  @Override
  public TokenForm form(AnafAccessToken token) {
    return JwtEnd.read(token.value());
  }

  /** An address without a path is ANAF's host, or one that stands for it. */
  private HttpUrl.Builder server(String step) {
    HttpUrl.Builder url =
        url(settings.server(), "STORNO_ANAF_OAUTH_URL", "https://logincert.anaf.ro");
    if (url.build().encodedPath().equals("/")) {
      url.addPathSegments(ANAFS_PATH);
    }
    return url.addPathSegment(step);
  }

  private static HttpUrl.Builder url(@Nullable URI base, String setting, String example) {
    return HttpUrl.get(configured(base, setting + " (ANAF's own is " + example + ")").toString())
        .newBuilder();
  }

  private static <T> T configured(@Nullable T value, String setting) {
    if (value == null) {
      throw new AuthorityException.NotReached(
          "Access to ANAF is not configured on this server: set " + setting + ".", null);
    }
    return value;
  }

  private JsonNode object(HttpAnswer answer) {
    try {
      return json.readTree(answer.body());
    } catch (IOException e) {
      // without its cause, which would quote the tokens
      throw answer.unreadable("JSON that cannot be read");
    }
  }

  private static @Nullable String text(JsonNode object, String field) {
    String text = object.path(field).asText("").strip();
    return text.isEmpty() ? null : text;
  }
}
