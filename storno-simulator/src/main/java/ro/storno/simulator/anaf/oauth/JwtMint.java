package ro.storno.simulator.anaf.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.seal.SeededKeys;

/** Makes and reads JSON web tokens signed with RS512, as ANAF's are. Thread-safe. */
final class JwtMint {
  private static final String HEADER = "{\"alg\":\"RS512\",\"typ\":\"JWT\",\"kid\":\"simulator\"}";
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Seed seed;
  private final ObjectMapper json = new ObjectMapper();

  JwtMint(Seed seed) {
    this.seed = seed;
  }

  private KeyPair keys() {
    return SeededKeys.rsa(seed, "jwt");
  }

  PublicKey publicKey() {
    return keys().getPublic();
  }

  String token(ObjectNode claims) {
    try {
      String signed =
          BASE64.encodeToString(HEADER.getBytes(StandardCharsets.US_ASCII))
              + "."
              + BASE64.encodeToString(json.writeValueAsBytes(claims));
      Signature signature = Signature.getInstance("SHA512withRSA");
      signature.initSign(keys().getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (JsonProcessingException | GeneralSecurityException e) {
      throw new IllegalStateException("The token cannot be made", e);
    }
  }

  /** Returns the claims of a token that was made here; empty for any other text. */
  Optional<JsonNode> claims(String token) {
    int dot = token.lastIndexOf('.');
    int first = token.indexOf('.');
    if (first < 0 || dot == first) {
      return Optional.empty();
    }
    try {
      Signature signature = Signature.getInstance("SHA512withRSA");
      signature.initVerify(publicKey());
      signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
      if (!signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)))) {
        return Optional.empty();
      }
      return Optional.of(
          json.readTree(Base64.getUrlDecoder().decode(token.substring(first + 1, dot))));
    } catch (GeneralSecurityException | IllegalArgumentException | IOException e) {
      return Optional.empty(); // whatever it is, it is no token of ours
    }
  }
}
