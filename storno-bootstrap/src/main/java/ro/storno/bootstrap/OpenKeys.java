package ro.storno.bootstrap;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ro.storno.application.identity.Actor;
import ro.storno.application.secret.ResealSecrets;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.cli.secret.KeyAdministration;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.security.secret.EncryptionKeys;
import ro.storno.security.secret.EncryptionKeysException;

/** The keys of an installation whose database is open. */
final class OpenKeys implements KeyAdministration {
  /** What servers sealed with the older key while a pass went on is found by the next one. */
  private static final int PASSES = 5;

  private static final int TELL_EVERY = 10_000;

  private final Configuration configuration;
  private final ResealSecrets reseal;

  OpenKeys(Configuration configuration, ResealSecrets reseal) {
    this.configuration = configuration;
    this.reseal = reseal;
  }

  @Override
  public ResealSecrets.Survey survey() {
    return reseal.survey(Actor.SYSTEM, Integer.MAX_VALUE);
  }

  @Override
  public ResealSecrets.Outcome rotate(Consumer<String> progress) {
    ResealSecrets.Survey before = survey();
    if (before.lost() > 0) {
      throw new CommandFailure(
          ExitCode.NEGATIVE,
          before.lost()
              + " secrets are sealed with a key that is not here (storno keys list). Put it behind"
              + " the others first, from a backup of the data folder or in STORNO_ENCRYPTION_KEY;"
              + " nothing was changed.");
    }
    if (before.older() > 0) {
      progress.accept(
          "Going on with the change to key " + before.present() + "; no new key is made.");
    } else {
      progress.accept("New secrets are sealed with key " + added() + " from now on.");
    }
    ResealSecrets.Outcome all = new ResealSecrets.Outcome(0, 0, List.of());
    for (int pass = 0;
        pass < PASSES && (pass == 0 || survey().older() > all.unreadable());
        pass++) {
      long former = all.resealed();
      ResealSecrets.Outcome outcome = reseal.reseal(Actor.SYSTEM, done -> told(done, progress));
      all =
          new ResealSecrets.Outcome(
              former + outcome.resealed(), outcome.unreadable(), outcome.problems());
    }
    return all;
  }

  private static void told(long done, Consumer<String> progress) {
    if (done > 0 && done % TELL_EVERY == 0) {
      progress.accept(done + " sealed anew so far.");
    }
  }

  private String added() {
    if (configuration.encryptionKeys().isPresent()) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION,
          "The keys come from STORNO_ENCRYPTION_KEY, and all secrets are sealed with its first one."
              + " To change it, first put the new key behind the present one and restart every"
              + " node, then put it in front and restart every node, then run this again.");
    }
    return stored(() -> EncryptionKeys.rotate(Sealing.keys(configuration.dataFolder())))
        .names()
        .get(0);
  }

  @Override
  public void drop(String name) {
    if (configuration.encryptionKeys().map(set -> set.names().contains(name)).orElse(false)) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION,
          "Key " + name + " comes from STORNO_ENCRYPTION_KEY; remove it there.");
    }
    long still = survey().of(name);
    if (still > 0) {
      throw new CommandFailure(
          ExitCode.NEGATIVE,
          still + " secrets are still sealed with key " + name + "; run storno keys rotate first.");
    }
    stored(() -> EncryptionKeys.drop(Sealing.keys(configuration.dataFolder()), name));
  }

  private static EncryptionKeys stored(Supplier<EncryptionKeys> change) {
    try {
      return change.get();
    } catch (EncryptionKeysException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }
}
