package ro.storno.application.identity;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import ro.storno.application.Sha256;

/** Secrets that can be guessed: for tests only. */
public final class PlainSecrets implements SecretTokens {
  private final AtomicInteger count = new AtomicInteger();

  @Override
  public String generate() {
    return "secret-" + count.incrementAndGet() + "-for-tests";
  }

  @Override
  public String code(String alphabet, int length) {
    StringBuilder code = new StringBuilder();
    for (int rest = count.incrementAndGet(); code.length() < length; rest /= alphabet.length()) {
      code.append(alphabet.charAt(rest % alphabet.length()));
    }
    return code.toString();
  }

  @Override
  public String hash(String secret) {
    return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
  }
}
