package ro.storno.bootstrap;

import ro.storno.application.anaf.AnafAccess;
import ro.storno.application.anaf.EFactura;
import ro.storno.application.anaf.SealCheck;

/**
 * What the use cases need to reach ANAF.
 *
 * @param eFactura its service; not null
 * @param access tokens to act for companies; not null
 * @param seals checks what it hands out; not null
 */
record AnafPorts(EFactura eFactura, AnafAccess access, SealCheck seals) {
  /** Returns ports of an installation that was told no address of ANAF. */
  static AnafPorts unconfigured() {
    UnconfiguredAnaf none = new UnconfiguredAnaf();
    return new AnafPorts(none, none, none);
  }
}
