package ro.storno.domain.anaf;

import java.util.Locale;

/** Whether a certificate holder's authorization can be used. */
public enum AuthorizationState {
  /** Its access token is good, or can be renewed. */
  VALID,
  /** Its time is over and it cannot be renewed; the holder has to authorize anew. */
  EXPIRED,
  /** ANAF refuses its token, for instance because the holder withdrew it in the portal. */
  REFUSED;

  /** Returns the lower-case wire name. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
