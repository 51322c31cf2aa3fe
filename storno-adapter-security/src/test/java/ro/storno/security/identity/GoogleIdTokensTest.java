package ro.storno.security.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.identity.IdTokens.IdToken;

class GoogleIdTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
  private static final URI ISSUER = URI.create("https://accounts.google.com");
  private static RSAKey key;
  private static HttpServer server;
  private static GoogleIdTokens tokens;

  @BeforeAll
  static void serveKeys() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("one").generate();
    byte[] keys = new JWKSet(key).toString(true).getBytes(StandardCharsets.UTF_8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/certs",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
    tokens = new GoogleIdTokens(ISSUER, address("/certs"), Set.of("app", "phone"));
  }

  private static URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("https://accounts.google.com")
        .audience("app")
        .subject("1234567890")
        .issueTime(Date.from(NOW.minusSeconds(60)))
        .expirationTime(Date.from(NOW.plusSeconds(3540)))
        .claim("email", "ana@gmail.com")
        .claim("email_verified", true)
        .claim("given_name", "Ana")
        .claim("family_name", "Pop");
  }

  private static String signed(
      JWTClaimsSet claims, JWSAlgorithm algorithm, String kid, JWSSigner by) throws Exception {
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims);
    token.sign(by);
    return token.serialize();
  }

  private static Optional<IdToken> verified(UnaryOperator<JWTClaimsSet.Builder> change)
      throws Exception {
    return tokens.verify(
        signed(change.apply(claims()).build(), JWSAlgorithm.RS256, "one", new RSASSASigner(key)),
        NOW);
  }

  @Test
  void token_of_google_tells_who_somebody_is() throws Exception {
    assertThat(verified(claims -> claims))
        .contains(new IdToken("1234567890", "ana@gmail.com", true, true, "Ana", "Pop"));
    assertThat(verified(claims -> claims.issuer("accounts.google.com"))).isPresent();
    assertThat(verified(claims -> claims.audience("phone"))).isPresent();
  }

  @Test
  void google_vouches_for_addresses_of_its_own_and_of_its_organizations_only() throws Exception {
    assertThat(verified(claims -> claims.claim("email", "ana@yahoo.com")).orElseThrow())
        .extracting(IdToken::emailVerified, IdToken::authoritative)
        .containsExactly(true, false);
    assertThat(
            verified(claims -> claims.claim("email", "ana@firma.ro").claim("hd", "firma.ro"))
                .orElseThrow()
                .authoritative())
        .isTrue();
    assertThat(verified(claims -> claims.claim("email_verified", false)).orElseThrow())
        .extracting(IdToken::emailVerified, IdToken::authoritative)
        .containsExactly(false, false);
    assertThat(
            verified(claims -> claims.claim("email", "a@gmail.com.evil.example"))
                .orElseThrow()
                .authoritative())
        .isFalse();
  }

  @Test
  void issuer_on_the_machine_itself_needs_no_https() throws Exception {
    GoogleIdTokens local = new GoogleIdTokens(address(""), address("/certs"), Set.of("app"));
    String token =
        signed(
            claims().issuer(address("").toString()).build(),
            JWSAlgorithm.RS256,
            "one",
            new RSASSASigner(key));
    assertThat(local.verify(token, NOW)).isPresent();
    assertThat(tokens.verify(token, NOW)).isEmpty();
  }

  @Test
  void token_for_others_of_others_or_of_another_time_proves_nothing() throws Exception {
    assertThat(verified(claims -> claims.issuer("https://evil.example"))).isEmpty();
    assertThat(verified(claims -> claims.issuer(null))).isEmpty();
    assertThat(verified(claims -> claims.audience("another-app"))).isEmpty();
    assertThat(verified(claims -> claims.audience(List.of("app", "another-app")))).isEmpty();
    assertThat(verified(claims -> claims.audience((String) null))).isEmpty();
    assertThat(verified(claims -> claims.subject(null))).isEmpty();
    assertThat(verified(claims -> claims.expirationTime(Date.from(NOW)))).isEmpty();
    assertThat(verified(claims -> claims.expirationTime(null))).isEmpty();
    assertThat(verified(claims -> claims.issueTime(Date.from(NOW.plusSeconds(60))))).isEmpty();
  }

  @Test
  void forged_token_proves_nothing() throws Exception {
    JWTClaimsSet claims = claims().build();
    RSAKey stranger = new RSAKeyGenerator(2048).keyID("one").generate();
    assertThat(
            tokens.verify(
                signed(claims, JWSAlgorithm.RS256, "one", new RSASSASigner(stranger)), NOW))
        .isEmpty();
    byte[] publicKey = key.toRSAPublicKey().getEncoded();
    assertThat(
            tokens.verify(signed(claims, JWSAlgorithm.HS256, "one", new MACSigner(publicKey)), NOW))
        .as("the public key as a shared secret")
        .isEmpty();
    assertThat(tokens.verify(new PlainJWT(claims).serialize(), NOW)).as("alg none").isEmpty();
    String good = signed(claims, JWSAlgorithm.RS256, "one", new RSASSASigner(key));
    assertThat(tokens.verify(good.substring(0, good.length() - 8) + "AAAAAAAA", NOW)).isEmpty();
    assertThat(tokens.verify("x".repeat(10_000), NOW)).isEmpty();
    assertThat(tokens.verify("", NOW)).isEmpty();
  }

  @Test
  void keys_that_cannot_be_had_are_no_fault_of_the_token() throws Exception {
    GoogleIdTokens cut = new GoogleIdTokens(ISSUER, address("/elsewhere"), Set.of("app"));
    String good = signed(claims().build(), JWSAlgorithm.RS256, "one", new RSASSASigner(key));
    assertThatThrownBy(() -> cut.verify(good, NOW))
        .isInstanceOf(ApplicationException.Unavailable.class);
  }
}
