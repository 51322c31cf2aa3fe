package ro.storno.application.job;

import ro.storno.application.ApplicationException;
import ro.storno.application.identity.Actor;

/** Checks that somebody runs the installation. */
final class Operators {
  private Operators() {}

  static void require(Actor actor) {
    boolean operator = actor.platformAdmin() && actor.firstParty() || actor.equals(Actor.SYSTEM);
    if (!operator) {
      throw new ApplicationException.Forbidden(
          "Forbidden", "Only an administrator of the installation may see or run dead jobs.");
    }
  }
}
