package ro.storno.application.identity;

/** Passwords that attackers try first. */
public interface CommonPasswords {
  /**
   * Returns whether a password is among them.
   *
   * @param lowerCase in lower case; not null
   */
  boolean contains(String lowerCase);
}
