package ro.storno.authority.ksef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import ro.storno.application.authority.AuthorityException;

/** Turns credentials into tokens: challenge, proof, verdict, tokens. Thread-safe. */
final class KsefAuthentication {
  private static final int IN_PROGRESS = 100;
  private static final int DONE = 200;
  private static final int QUESTIONS = 15;
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(400);

  /** Tokens are not used in their last moments. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final KsefSettings settings;
  private final KsefHttp http;
  private final KsefEncryption encryption;
  private final InstantSource clock;

  /** Tokens, and until when the first may be used. */
  record Tokens(String access, Instant usableUntil, String refresh) {
    @Override
    public String toString() {
      return "Tokens[until " + usableUntil + "]";
    }
  }

  KsefAuthentication(
      KsefSettings settings, KsefHttp http, KsefEncryption encryption, InstantSource clock) {
    this.settings = settings;
    this.http = http;
    this.encryption = encryption;
    this.clock = clock;
  }

  /**
   * Authenticates.
   *
   * @throws AuthorityException.AccessRefused if KSeF does not accept the credentials
   */
  Tokens authenticate(KsefCredentials credentials) {
    HttpUrl address = settings.address(credentials.environment());
    try {
      return authenticate(address, credentials);
    } catch (KsefHttp.Refused refused) {
      if (refused.with(KsefEncryption.UNKNOWN_KEY)) {
        encryption.forgetKeys(address);
      }
      throw new AuthorityException.AccessRefused(
          "KSeF does not accept the credentials: " + refused.getMessage());
    }
  }

  private Tokens authenticate(HttpUrl address, KsefCredentials credentials)
      throws KsefHttp.Refused {
    JsonNode challenge =
        http.ask(
            KsefHttp.request(at(address, "auth/challenge"), null).post(KsefHttp.nothing()).build());
    JsonNode begun = prove(address, credentials, challenge);
    String operation = begun.at("/authenticationToken/token").asText();
    await(at(address, "auth").newBuilder().addPathSegment(reference(begun)).build(), operation);
    JsonNode tokens =
        http.ask(
            KsefHttp.request(at(address, "auth/token/redeem"), operation)
                .post(KsefHttp.nothing())
                .build());
    return tokens(tokens, tokens.at("/refreshToken/token").asText());
  }

  private static String reference(JsonNode answer) {
    return answer.path("referenceNumber").asText();
  }

  private static HttpUrl at(HttpUrl address, String path) {
    return address.newBuilder().addPathSegments(path).build();
  }

  private JsonNode prove(HttpUrl address, KsefCredentials credentials, JsonNode challenge)
      throws KsefHttp.Refused {
    String text = challenge.path("challenge").asText();
    String token = credentials.token();
    KsefCredentials.Key key = credentials.key();
    if (token == null && key != null) {
      byte[] signed = new SignedAuthentication(key).sign(text, credentials.nip(), clock.instant());
      return http.ask(
          KsefHttp.request(at(address, "auth/xades-signature"), null)
              .post(KsefHttp.xml(signed))
              .build());
    }
    KsefEncryption.ForKsef encrypted =
        encryption.encrypt(
            address,
            KsefEncryption.Usage.TOKEN,
            (token + "|" + challenge.path("timestampMs").asLong())
                .getBytes(StandardCharsets.UTF_8));
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("challenge", text);
    body.putObject("contextIdentifier").put("type", "Nip").put("value", credentials.nip());
    body.put("encryptedToken", encrypted.base64());
    if (!encrypted.publicKeyId().isEmpty()) {
      body.put("publicKeyId", encrypted.publicKeyId());
    }
    return http.ask(
        KsefHttp.request(at(address, "auth/ksef-token"), null).post(KsefHttp.body(body)).build());
  }

  private void await(HttpUrl operation, String token) throws KsefHttp.Refused {
    for (int i = 0; i < QUESTIONS; i++) {
      JsonNode status = http.ask(KsefHttp.request(operation, token).build()).path("status");
      int code = status.path("code").asInt();
      if (code == DONE) {
        return;
      }
      if (code != IN_PROGRESS) {
        throw new AuthorityException.AccessRefused(
            "KSeF does not accept the credentials: " + KsefStatus.text(status));
      }
      pause();
    }
    throw new AuthorityException.NotReached("KSeF takes too long to authenticate.", null);
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_QUESTIONS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AuthorityException.NotReached("The server is stopping.", e);
    }
  }

  /** Returns new tokens for a refresh token; null if none came, so that others are needed. */
  @Nullable Tokens refreshed(KsefCredentials credentials, String refreshToken) {
    HttpUrl url = at(settings.address(credentials.environment()), "auth/token/refresh");
    try {
      return tokens(
          http.ask(KsefHttp.request(url, refreshToken).post(KsefHttp.nothing()).build()),
          refreshToken);
    } catch (KsefHttp.Refused
        | AuthorityException.AccessRefused
        | AuthorityException.OutcomeUnknown ended) {
      return null;
    }
  }

  private Tokens tokens(JsonNode answer, String refresh) {
    JsonNode access = answer.path("accessToken");
    String token = access.path("token").asText();
    if (!token.matches("[A-Za-z0-9._~+/=-]{1,16384}")) {
      throw new AuthorityException.NotReached("KSeF gave a token that is none.", null);
    }
    Instant until;
    try {
      until = OffsetDateTime.parse(access.path("validUntil").asText()).toInstant();
    } catch (DateTimeParseException e) {
      until = clock.instant(); // used once, then renewed
    }
    return new Tokens(token, until.minus(MARGIN), refresh);
  }
}
