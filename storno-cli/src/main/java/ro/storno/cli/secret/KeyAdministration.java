package ro.storno.cli.secret;

import java.util.function.Consumer;
import ro.storno.application.secret.ResealSecrets;

/**
 * What the commands do with the keys that seal secrets. Every method may throw {@link
 * ro.storno.cli.terminal.CommandFailure}.
 */
public interface KeyAdministration {
  /** Counts what is sealed with which key. */
  ResealSecrets.Survey survey();

  /**
   * Finishes a change of keys that was begun, or else begins one and finishes it: puts a new key in
   * front, unless keys come from the configuration, and seals anew what older ones sealed.
   *
   * @param progress told what is being done; not null
   */
  ResealSecrets.Outcome rotate(Consumer<String> progress);

  /** Takes a key out of the file, if nothing is sealed with it any more. */
  void drop(String name);
}
