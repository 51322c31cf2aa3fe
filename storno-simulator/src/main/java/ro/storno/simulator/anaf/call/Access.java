package ro.storno.simulator.anaf.call;

import java.util.Set;

/**
 * For whom the bearer of a token may act.
 *
 * @param serial of the certificate; not null
 * @param cifs digits; not null
 * @param everyone for every taxpayer, whatever {@code cifs} says
 */
public record Access(String serial, Set<String> cifs, boolean everyone) {
  /** For nobody. */
  public static final Access NONE = new Access("", Set.of(), false);

  /** Takes a copy. */
  public Access {
    cifs = Set.copyOf(cifs);
  }

  /** Returns whether there is anybody at all. */
  public boolean any() {
    return everyone || !cifs.isEmpty();
  }

  /** Returns whether the bearer may act for a taxpayer. */
  public boolean mayActFor(String cif) {
    return everyone || cifs.contains(cif);
  }
}
