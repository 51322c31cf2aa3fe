package ro.storno.application.identity;

import java.util.concurrent.atomic.AtomicInteger;

/** Password hashes that hide nothing: for tests only. */
public final class PlainPasswords implements PasswordHasher {
  private final AtomicInteger comparisons = new AtomicInteger();
  private final AtomicInteger hashes = new AtomicInteger();

  @Override
  public String hash(String password) {
    hashes.incrementAndGet();
    return "hash of " + password;
  }

  @Override
  public boolean matches(String password, String hash) {
    comparisons.incrementAndGet();
    return ("hash of " + password).equals(hash) || old(password).equals(hash);
  }

  /** Returns the hash that an older system made of a password. */
  public static String old(String password) {
    return "old hash of " + password;
  }

  @Override
  public boolean needsRehash(String hash) {
    return hash.startsWith("old ");
  }

  @Override
  public void waste(String password) {
    comparisons.incrementAndGet();
  }

  /** Returns how often a password was hashed. */
  public int hashes() {
    return hashes.get();
  }

  /** Returns how often the time of a comparison was spent. */
  public int comparisons() {
    return comparisons.get();
  }
}
