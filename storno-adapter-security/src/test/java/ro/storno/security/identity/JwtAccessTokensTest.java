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
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.identity.AccessTokens;
import ro.storno.domain.identity.UserId;

class JwtAccessTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final UserId USER = UserId.parse("01930000-0000-7000-8000-000000000001");
  private static final UUID SESSION = UUID.fromString("01930000-0000-7000-8000-000000000002");

  @TempDir Path folder;
  private SigningKeys keys;
  private JwtAccessTokens tokens;
  private static final Duration HOUR = Duration.ofHours(1);

  @BeforeEach
  void keys() {
    keys = SigningKeys.loadOrCreate(folder.resolve("jwt.json"));
    tokens = new JwtAccessTokens(keys, "storno", "storno-api");
  }

  @Test
  void a_token_is_accepted_as_issued() {
    assertThat(tokens.verify(tokens.issue(USER, SESSION, NOW, HOUR), NOW))
        .contains(new AccessTokens.Claims(USER, SESSION, NOW, NOW.plus(HOUR)));
  }

  @Test
  void a_token_dies_with_its_lifetime() {
    String token = tokens.issue(USER, SESSION, NOW, HOUR);
    assertThat(tokens.verify(token, NOW.plusSeconds(3599))).isPresent();
    assertThat(tokens.verify(token, NOW.plusSeconds(3600))).isEmpty();
  }

  @Test
  void a_token_from_the_future_is_refused() {
    String token = tokens.issue(USER, SESSION, NOW, HOUR);
    assertThat(tokens.verify(token, NOW.minusSeconds(31))).isEmpty();
  }

  @Test
  void another_issuer_or_audience_is_refused() {
    String token = tokens.issue(USER, SESSION, NOW, HOUR);
    assertThat(new JwtAccessTokens(keys, "other", "storno-api").verify(token, NOW)).isEmpty();
    assertThat(new JwtAccessTokens(keys, "storno", "other").verify(token, NOW)).isEmpty();
  }

  @Test
  void an_unsigned_token_is_refused() {
    assertThat(tokens.verify(new PlainJWT(claims()).serialize(), NOW)).isEmpty();
    // the same claims with our header but an empty signature
    String ours = tokens.issue(USER, SESSION, NOW, HOUR);
    assertThat(tokens.verify(ours.substring(0, ours.lastIndexOf('.') + 1), NOW)).isEmpty();
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(tokens.verify(none + ours.substring(ours.indexOf('.')), NOW)).isEmpty();
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
      assertThat(tokens.verify(forged.serialize(), NOW)).isEmpty();
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
    assertThat(tokens.verify(forged.serialize(), NOW)).isEmpty();
  }

  @Test
  void a_token_without_a_known_key_id_is_refused() throws Exception {
    SignedJWT noKeyId = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims());
    noKeyId.sign(new RSASSASigner(keys.signing()));
    assertThat(tokens.verify(noKeyId.serialize(), NOW)).isEmpty();
  }

  @Test
  void other_rsa_algorithms_are_refused_even_with_our_key() throws Exception {
    SignedJWT other =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS512).keyID(keys.signing().getKeyID()).build(),
            claims());
    other.sign(new RSASSASigner(keys.signing()));
    assertThat(tokens.verify(other.serialize(), NOW)).isEmpty();
  }

  @Test
  void a_changed_payload_is_refused() {
    String[] parts = tokens.issue(USER, SESSION, NOW, HOUR).split("\\.");
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
    assertThat(tokens.verify(forged, NOW)).isEmpty();
  }

  @Test
  void tokens_survive_a_rotation_of_keys() {
    String token = tokens.issue(USER, SESSION, NOW, HOUR);
    JwtAccessTokens later = new JwtAccessTokens(keys.rotated(), "storno", "storno-api");
    assertThat(later.verify(token, NOW)).isPresent();
    assertThat(later.verify(later.issue(USER, SESSION, NOW, HOUR), NOW)).isPresent();
  }

  @Test
  void an_oversized_token_is_refused_even_if_well_signed() throws Exception {
    JWTClaimsSet big =
        new JWTClaimsSet.Builder(claims())
            .claim("big", "x".repeat(JwtAccessTokens.LONGEST_TOKEN))
            .build();
    assertThat(tokens.verify(signed(claims()), NOW)).isPresent();
    assertThat(tokens.verify(signed(big), NOW)).isEmpty();
  }

  @Test
  void a_subject_that_is_no_user_id_is_refused() throws Exception {
    JWTClaimsSet odd = new JWTClaimsSet.Builder(claims()).subject("admin").build();
    assertThat(tokens.verify(signed(odd), NOW)).isEmpty();
  }

  @Test
  void rubbish_is_refused() {
    for (String token :
        new String[] {"", ".", "..", "a.b.c", "\u0000", "eyJ.eyJ.sig", "🙂.🙂.🙂"}) {
      assertThat(tokens.verify(token, NOW)).isEmpty();
    }
  }

  @Test
  void good_token_is_remembered_by_its_digest_only() {
    String token = tokens.issue(USER, SESSION, NOW, HOUR);
    assertThat(tokens.verify(token, NOW)).isPresent();
    assertThat(tokens.verify(token, NOW)).isPresent();
    assertThat(tokens.remembered()).containsExactly(new HashedSecrets().hash(token));
    for (String part : token.split("\\.")) {
      assertThat(tokens.remembered()).noneMatch(key -> key.contains(part) || part.contains(key));
    }
  }

  @Test
  void remembered_token_dies_with_its_lifetime_and_is_not_good_before_its_time() {
    String token = tokens.issue(USER, SESSION, NOW, HOUR);
    assertThat(tokens.verify(token, NOW)).isPresent();
    assertThat(tokens.verify(token, NOW.plusSeconds(3599))).isPresent();
    assertThat(tokens.verify(token, NOW.plusSeconds(3600))).isEmpty();
    assertThat(tokens.verify(token, NOW.minusSeconds(31))).isEmpty();
    assertThat(tokens.remembered()).hasSize(1);
  }

  @Test
  void no_single_changed_character_of_a_remembered_token_gets_in_or_is_remembered() {
    String token = tokens.issue(USER, SESSION, NOW, HOUR);
    assertThat(tokens.verify(token, NOW)).isPresent();
    // the last one has bits that stand for nothing
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String tampered = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(tokens.verify(tampered, NOW)).as("character " + i).isEmpty();
    }
    assertThat(tokens.remembered()).containsExactly(new HashedSecrets().hash(token));
  }

  @Test
  void token_of_another_installation_is_not_good_because_it_is_remembered_there() {
    JwtAccessTokens other =
        new JwtAccessTokens(
            SigningKeys.loadOrCreate(folder.resolve("other.json")), "storno", "storno-api");
    String token = other.issue(USER, SESSION, NOW, HOUR);
    assertThat(other.verify(token, NOW)).isPresent();
    assertThat(tokens.verify(token, NOW)).isEmpty();
    assertThat(tokens.remembered()).isEmpty();
  }

  private String signed(JWTClaimsSet claims) throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keys.signing().getKeyID()).build(),
            claims);
    token.sign(new RSASSASigner(keys.signing()));
    return token.serialize();
  }

  private static JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .issuer("storno")
        .audience("storno-api")
        .subject(USER.toString())
        .claim("sid", SESSION.toString())
        .issueTime(Date.from(NOW))
        .expirationTime(Date.from(NOW.plusSeconds(600)))
        .build();
  }
}
