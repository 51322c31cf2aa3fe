package ro.storno.simulator.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.PublicKey;
import org.junit.jupiter.api.Test;
import ro.storno.simulator.fault.Seed;

class SeededKeysTest {
  private static PublicKey key(long seed, Object... purpose) {
    return SeededKeys.rsa(new Seed(seed), purpose).getPublic();
  }

  @Test
  void keys_are_those_of_their_seed_and_purpose_and_of_no_other() {
    PublicKey key = key(7, "seal", "anchor");
    assertThat(key(7, "seal", "anchor")).isEqualTo(key);
    assertThat(key(8, "seal", "anchor")).isNotEqualTo(key);
    assertThat(key(7, "seal", "authority")).isNotEqualTo(key);
    assertThat(key(7, "sealanchor")).isNotEqualTo(key);
  }

  @Test
  void a_kept_key_is_the_one_that_the_seed_gives() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048, new Seed(7).generator("seal", "anchor"));
    PublicKey made = generator.generateKeyPair().getPublic();
    assertThat(key(7, "seal", "anchor")).isEqualTo(made);
  }
}
