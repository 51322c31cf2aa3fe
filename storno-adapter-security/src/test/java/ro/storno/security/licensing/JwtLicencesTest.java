package ro.storno.security.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.licensing.LicenceVerdict;
import ro.storno.domain.identity.Plan;
import ro.storno.domain.licensing.InstallationLicence;

class JwtLicencesTest {
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
  private static final Instant END = NOW.plusSeconds(3600);

  @TempDir static Path folder;
  private static RSAKey vendor;
  private static Path pem;
  private static JwtLicences licences;

  @BeforeAll
  static void pin_the_key() throws Exception {
    vendor = new RSAKeyGenerator(2048).generate();
    pem = file("vendor.pem", "PUBLIC KEY", vendor.toRSAPublicKey());
    licences = JwtLicences.trusting(pem);
  }

  private static Path file(String name, String label, Key key) throws IOException {
    String body = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(JwtLicences.ISSUER)
        .subject("Exemplu SRL")
        .claim("plan", "business")
        .claim("features", List.of("white-label", "realtime"))
        .issueTime(Date.from(NOW.minusSeconds(60)))
        .expirationTime(Date.from(END));
  }

  private static String signed(JWTClaimsSet claims, JWSHeader header, JWSSigner by)
      throws Exception {
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(by);
    return token.serialize();
  }

  private static String licence(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
    return signed(
        change.apply(claims()).build(),
        new JWSHeader(JWSAlgorithm.RS256),
        new RSASSASigner(vendor));
  }

  private static LicenceVerdict verdict(UnaryOperator<JWTClaimsSet.Builder> change)
      throws Exception {
    return licences.verify(licence(change), NOW);
  }

  private static void assertRefused(LicenceVerdict verdict, String why) {
    assertThat(verdict.accepted()).isEmpty();
    assertThat(verdict.plan()).isEqualTo(Plan.COMMUNITY);
    assertThat(verdict.problem()).contains(why);
  }

  @Test
  void licence_of_the_vendor_tells_plan_features_holder_and_end() throws Exception {
    assertThat(verdict(claims -> claims).accepted())
        .contains(
            new InstallationLicence(
                "Exemplu SRL", Plan.BUSINESS, List.of("white-label", "realtime"), END));
    assertThat(
            verdict(
                    claims ->
                        claims
                            .subject(null)
                            .claim("plan", "pro")
                            .claim("features", Map.of("maxUsers", 5, "apiAccess", true)))
                .accepted())
        .contains(
            new InstallationLicence(
                null, Plan.PROFESSIONAL, List.of("apiAccess=true", "maxUsers=5"), END));
    assertThat(verdict(claims -> claims.claim("features", null)).plan()).isEqualTo(Plan.BUSINESS);
  }

  @Test
  void licence_of_another_time_is_refused() throws Exception {
    assertRefused(verdict(claims -> claims.expirationTime(Date.from(NOW))), "expired on 2026-11");
    assertRefused(verdict(claims -> claims.expirationTime(null)), "when it expires");
    Date later = Date.from(NOW.plusSeconds(600));
    assertRefused(verdict(claims -> claims.notBeforeTime(later)), "not valid yet");
    assertRefused(verdict(claims -> claims.issueTime(later)), "not valid yet");
  }

  @Test
  void licence_of_another_issuer_or_for_no_known_plan_is_refused() throws Exception {
    assertRefused(verdict(claims -> claims.issuer("https://evil.example")), "not given out by");
    assertRefused(verdict(claims -> claims.issuer(null)), "not given out by");
    assertRefused(verdict(claims -> claims.claim("plan", "gold")), "no plan");
    assertRefused(verdict(claims -> claims.claim("plan", null)), "no plan");
    assertRefused(verdict(claims -> claims.claim("plan", 7)), "can be read");
  }

  @Test
  void forged_licence_is_refused() throws Exception {
    JWTClaimsSet claims = claims().build();
    assertRefused(licences.verify(new PlainJWT(claims).serialize(), NOW), "no signed JWT");
    for (byte[] secret : List.of(vendor.toRSAPublicKey().getEncoded(), Files.readAllBytes(pem))) {
      assertRefused(
          licences.verify(
              signed(claims, new JWSHeader(JWSAlgorithm.HS256), new MACSigner(secret)), NOW),
          "not signed with RS256");
    }
    assertRefused(
        licences.verify(
            signed(claims, new JWSHeader(JWSAlgorithm.RS512), new RSASSASigner(vendor)), NOW),
        "not signed with RS256");
  }

  @Test
  void licence_that_brings_its_own_key_is_refused() throws Exception {
    RSAKey stranger = new RSAKeyGenerator(2048).generate();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(stranger.toPublicJWK()).build();
    assertRefused(
        licences.verify(signed(claims().build(), header, new RSASSASigner(stranger)), NOW),
        "signature does not hold");
  }

  @Test
  void licence_with_demands_that_are_not_understood_is_refused() throws Exception {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .criticalParams(Set.of("x-only-on"))
            .customParam("x-only-on", "tuesdays")
            .build();
    RSASSASigner signer = new RSASSASigner(vendor);
    assertRefused(
        licences.verify(signed(claims().build(), header, signer), NOW), "signature does not hold");
  }

  @Test
  void changed_licence_is_refused() throws Exception {
    String[] parts = licence(claims -> claims.claim("plan", "starter")).split("\\.", -1);
    String better =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace("starter", "business");
    String body =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(better.getBytes(StandardCharsets.UTF_8));
    assertRefused(
        licences.verify(parts[0] + "." + body + "." + parts[2], NOW), "signature does not hold");
    assertRefused(licences.verify(parts[0] + "." + parts[1] + ".", NOW), "");
  }

  @Test
  void oversized_licence_is_refused_though_its_signature_holds() throws Exception {
    assertRefused(
        verdict(claims -> claims.claim("features", List.of("x".repeat(JwtLicences.LONGEST)))),
        "longer than any");
  }

  @Test
  void text_that_is_no_token_is_refused() {
    for (String text : List.of("", "a.b.c", "..", "64-hex", "[".repeat(8000), "ş.ţ.ă")) {
      assertRefused(licences.verify(text, NOW), "no signed JWT");
    }
  }

  @Test
  void only_a_public_rsa_key_of_a_fit_length_is_pinned() throws Exception {
    assertUnfit(folder.resolve("none.pem"), "there is no file");
    assertUnfit(folder, "cannot be read");
    assertUnfit(Files.writeString(folder.resolve("text.pem"), "key"), "holds no key");
    assertUnfit(file("private.pem", "PRIVATE KEY", vendor.toPrivateKey()), "holds no key");
    assertUnfit(file("mixed.pem", "PUBLIC KEY", vendor.toPrivateKey()), "no RSA public key");
    KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
    assertUnfit(
        file("curve.pem", "PUBLIC KEY", curve.generateKeyPair().getPublic()), "no RSA public key");
    KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
    small.initialize(1024);
    assertUnfit(
        file("small.pem", "PUBLIC KEY", small.generateKeyPair().getPublic()), "less than 2048");
  }

  private static void assertUnfit(Path pem, String why) {
    assertThatThrownBy(() -> JwtLicences.trusting(pem))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why)
        .hasMessageContaining(pem.toString());
  }
}
