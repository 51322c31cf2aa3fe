package ro.storno.security.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HashedSecretsTest {
  private final HashedSecrets secrets = new HashedSecrets();

  @Test
  void a_secret_has_64_hexadecimal_digits_and_never_repeats() {
    assertThat(secrets.generate()).matches("[0-9a-f]{64}").isNotEqualTo(secrets.generate());
  }

  @Test
  void the_digest_is_sha_256() {
    assertThat(secrets.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
