package ro.storno.application.secret;

import java.util.List;

/**
 * Shows that something was sealed, and for which place; hides nothing. Its key can be taken away
 * and changed.
 */
public final class PlainSecretBox implements SecretBox {
  private volatile String key = "k1";
  private volatile boolean lost;

  @Override
  public SealedSecret seal(String secret, String place) {
    return new SealedSecret(key + "|" + place + "|" + new StringBuilder(secret).reverse());
  }

  @Override
  public String open(SealedSecret sealed, String place) {
    String[] parts = sealed.text().split("\\|", 3);
    if (lost || parts.length != 3 || !parts[1].equals(place)) {
      throw new UnreadableSecretException("The key is not here.");
    }
    return new StringBuilder(parts[2]).reverse().toString();
  }

  @Override
  public boolean current(SealedSecret sealed) {
    return sealed.text().startsWith(key + "|");
  }

  @Override
  public List<String> keys() {
    return List.of(key);
  }

  /** Seals with another key from now on. */
  public void rotate() {
    key = key + "+";
  }

  /** Loses the keys. */
  public void lose() {
    lost = true;
  }
}
