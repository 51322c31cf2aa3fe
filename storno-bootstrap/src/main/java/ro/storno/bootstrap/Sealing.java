package ro.storno.bootstrap;

import java.nio.file.Path;
import ro.storno.application.secret.SecretBox;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.security.secret.AesGcmSecretBox;
import ro.storno.security.secret.EncryptionKeyRing;
import ro.storno.security.secret.EncryptionKeysException;

/** The box that seals secrets at rest, with keys from the configuration or the data folder. */
final class Sealing {
  private Sealing() {}

  /**
   * Returns the box.
   *
   * @throws CommandFailure if the keys cannot be read, in words
   */
  static SecretBox box(Configuration configuration) {
    Path file = keys(configuration.dataFolder());
    try {
      // Keys of the data folder that came before those that were set still open.
      return new AesGcmSecretBox(EncryptionKeyRing.of(configuration.encryptionKeys(), file));
    } catch (EncryptionKeysException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  static Path keys(Path dataFolder) {
    return dataFolder.resolve("keys").resolve("encryption.json");
  }
}
