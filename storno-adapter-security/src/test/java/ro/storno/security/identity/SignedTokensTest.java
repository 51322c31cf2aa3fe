package ro.storno.security.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final UUID USER = UUID.fromString("01930000-0000-7000-8000-000000000001");

  @TempDir Path folder;
  private SigningKeys keys;
  private SignedTokens tokens;

  @BeforeEach
  void keys() {
    keys = SigningKeys.loadOrCreate(folder.resolve("jwt.json"));
    tokens = at(NOW, AccessTokenSettings.standard());
  }

  @Test
  void a_token_is_accepted_as_issued() throws Exception {
    JWTClaimsSet claims = tokens.verify(tokens.issue(USER, Map.of("sid", "s1"))).orElseThrow();
    assertThat(claims.getSubject()).isEqualTo(USER.toString());
    assertThat(claims.getStringClaim("sid")).isEqualTo("s1");
    assertThat(claims.getJWTID()).isNotBlank();
  }

  @Test
  void a_token_dies_with_its_lifetime() {
    String token = tokens.issue(USER, Map.of());
    assertThat(at(NOW.plusSeconds(3599), AccessTokenSettings.standard()).verify(token)).isPresent();
    assertThat(at(NOW.plusSeconds(3600), AccessTokenSettings.standard()).verify(token)).isEmpty();
  }

  @Test
  void a_token_from_the_future_is_refused() {
    String token = tokens.issue(USER, Map.of());
    assertThat(at(NOW.minusSeconds(31), AccessTokenSettings.standard()).verify(token)).isEmpty();
  }

  @Test
  void another_issuer_or_audience_is_refused() {
    Duration hour = Duration.ofHours(1);
    String token = tokens.issue(USER, Map.of());
    assertThat(at(NOW, new AccessTokenSettings("other", "storno-api", hour)).verify(token))
        .isEmpty();
    assertThat(at(NOW, new AccessTokenSettings("storno", "other", hour)).verify(token)).isEmpty();
  }

  @Test
  void an_unsigned_token_is_refused() {
    assertThat(tokens.verify(new PlainJWT(claims()).serialize())).isEmpty();
    // the same claims with our header but an empty signature
    String ours = tokens.issue(USER, Map.of());
    assertThat(tokens.verify(ours.substring(0, ours.lastIndexOf('.') + 1))).isEmpty();
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(tokens.verify(none + ours.substring(ours.indexOf('.')))).isEmpty();
  }

  @Test
  void hs256_keyed_with_our_public_key_is_refused() throws Exception {
    RSAKey key = keys.signing();
    for (byte[] secret :
        new byte[][] {
          key.toRSAPublicKey().getEncoded(),
          key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)
        }) {
      SignedJWT forged =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims());
      forged.sign(new MACSigner(secret));
      assertThat(tokens.verify(forged.serialize())).isEmpty();
    }
  }

  @Test
  void a_key_brought_along_by_the_token_is_not_used() throws Exception {
    RSAKey foreign = new RSAKeyGenerator(2048).keyID(keys.signing().getKeyID()).generate();
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(foreign.getKeyID())
                .jwk(foreign.toPublicJWK())
                .build(),
            claims());
    forged.sign(new RSASSASigner(foreign));
    assertThat(tokens.verify(forged.serialize())).isEmpty();
  }

  @Test
  void a_token_without_a_known_key_id_is_refused() throws Exception {
    SignedJWT noKeyId = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims());
    noKeyId.sign(new RSASSASigner(keys.signing()));
    assertThat(tokens.verify(noKeyId.serialize())).isEmpty();
  }

  @Test
  void other_rsa_algorithms_are_refused_even_with_our_key() throws Exception {
    SignedJWT other =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS512).keyID(keys.signing().getKeyID()).build(),
            claims());
    other.sign(new RSASSASigner(keys.signing()));
    assertThat(tokens.verify(other.serialize())).isEmpty();
  }

  @Test
  void a_changed_payload_is_refused() {
    String[] parts = tokens.issue(USER, Map.of()).split("\\.");
    String payload =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace(USER.toString(), "01930000-0000-7000-8000-000000000002");
    String forged =
        parts[0]
            + "."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(payload.getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[2];
    assertThat(tokens.verify(forged)).isEmpty();
  }

  @Test
  void tokens_survive_a_rotation_of_keys() {
    String token = tokens.issue(USER, Map.of());
    SigningKeys rotated = keys.rotated();
    SignedTokens later =
        new SignedTokens(rotated, AccessTokenSettings.standard(), InstantSource.fixed(NOW));
    assertThat(later.verify(token)).isPresent();
    assertThat(later.verify(later.issue(USER, Map.of()))).isPresent();
  }

  @Test
  void an_oversized_token_is_refused_unparsed() {
    String token = tokens.issue(USER, Map.of("big", "x".repeat(SignedTokens.LONGEST_TOKEN)));
    assertThat(tokens.verify(token)).isEmpty();
  }

  @Test
  void rubbish_is_refused() {
    for (String token :
        new String[] {"", ".", "..", "a.b.c", "\u0000", "eyJ.eyJ.sig", "🙂.🙂.🙂"}) {
      assertThat(tokens.verify(token)).isEmpty();
    }
  }

  private SignedTokens at(Instant now, AccessTokenSettings settings) {
    return new SignedTokens(keys, settings, InstantSource.fixed(now));
  }

  private static JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .issuer("storno")
        .audience("storno-api")
        .subject(USER.toString())
        .issueTime(Date.from(NOW))
        .expirationTime(Date.from(NOW.plusSeconds(600)))
        .build();
  }
}
