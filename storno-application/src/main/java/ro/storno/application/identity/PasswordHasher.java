package ro.storno.application.identity;

/** Hashes passwords so that guessing is expensive. */
public interface PasswordHasher {
  String hash(String password);

  /** Returns whether the password fits; takes the same time either way. */
  boolean matches(String password, String hash);

  /**
   * Returns whether a hash should be replaced at the next successful sign-in, because it was made
   * by another function or with other parameters than hashes are made today.
   */
  boolean needsRehash(String hash);

  /** Spends the time of {@link #matches} for an account that does not exist. */
  void waste(String password);
}
