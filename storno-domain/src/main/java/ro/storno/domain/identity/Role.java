package ro.storno.domain.identity;

/** Role of a member in an organization; each higher role contains the lower ones. */
public enum Role {
  /** Looks, does not touch. */
  EMPLOYEE,
  /** Works with documents. */
  ACCOUNTANT,
  /** Manages companies, members and settings. */
  ADMIN,
  /** Owns the organization, and pays for it. */
  OWNER;

  /** Returns the lower-case wire name. */
  public String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
