package ro.storno.cli.licensing;

import java.util.Optional;
import ro.storno.application.licensing.LicenceVerdict;

/** Examines licences of installations, without a server or a database. */
public interface LicenceTools {
  /** Returns the verdict on the licence of this installation; empty if none is set. */
  Optional<LicenceVerdict> installed();

  /**
   * Examines any licence.
   *
   * @throws ro.storno.cli.terminal.CommandFailure if there is no key to examine it with
   */
  LicenceVerdict verify(String licence);
}
