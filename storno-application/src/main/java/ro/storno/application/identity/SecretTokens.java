package ro.storno.application.identity;

/** Random secrets that are shown once and kept as hashes. */
public interface SecretTokens {
  /** Returns a new secret of at least 256 random bits, safe in URLs. */
  String generate();

  /**
   * Returns a new code of letters that people can type.
   *
   * @param alphabet letters to choose from, each as likely; not null
   * @param length how many
   */
  String code(String alphabet, int length);

  /** Returns the SHA-256 of a secret in lower-case hex. */
  String hash(String secret);
}
