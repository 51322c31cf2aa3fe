package ro.storno.bootstrap;

import java.nio.file.Path;
import ro.storno.application.secret.SecretBox;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.security.secret.AesGcmSecretBox;
import ro.storno.security.secret.EncryptionKeys;
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
      return new AesGcmSecretBox(
          configuration
              .encryptionKeys()
              .map(set -> followed(set, file))
              .orElseGet(() -> EncryptionKeys.loadOrCreate(file)));
    } catch (EncryptionKeysException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  /** What was sealed with the keys of the data folder, before others were set, still opens. */
  private static EncryptionKeys followed(EncryptionKeys set, Path file) {
    return EncryptionKeys.loadIfPresent(file).map(set::followedBy).orElse(set);
  }

  static Path keys(Path dataFolder) {
    return dataFolder.resolve("keys").resolve("encryption.json");
  }
}
