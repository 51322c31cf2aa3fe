package ro.storno.application.identity;

import java.util.concurrent.atomic.AtomicInteger;

/** Password hashes that hide nothing: for tests only. */
public final class PlainPasswords implements PasswordHasher {
  private final AtomicInteger comparisons = new AtomicInteger();

  @Override
  public String hash(String password) {
    return "hash of " + password;
  }

  @Override
  public boolean matches(String password, String hash) {
    comparisons.incrementAndGet();
    return hash(password).equals(hash);
  }

  @Override
  public void waste(String password) {
    comparisons.incrementAndGet();
  }

  /** Returns how often the time of a comparison was spent. */
  public int comparisons() {
    return comparisons.get();
  }
}
