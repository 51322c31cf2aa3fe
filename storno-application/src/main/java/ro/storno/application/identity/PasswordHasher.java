package ro.storno.application.identity;

/** Hashes passwords so that guessing is expensive. */
public interface PasswordHasher {
  String hash(String password);

  /** Returns whether the password fits; takes the same time either way. */
  boolean matches(String password, String hash);

  /** Spends the time of {@link #matches} for an account that does not exist. */
  void waste(String password);
}
