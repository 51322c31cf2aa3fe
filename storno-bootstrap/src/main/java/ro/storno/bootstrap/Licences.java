package ro.storno.bootstrap;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.application.licensing.LicenceVerdict;
import ro.storno.application.licensing.WatchLicence;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.cli.licensing.LicenceTools;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.security.licensing.JwtLicences;

/**
 * The licence of the installation. Whatever is wrong with it, the installation runs: on the
 * community plan.
 */
final class Licences implements LicenceTools {
  private static final Logger LOG = LoggerFactory.getLogger(Licences.class);

  private final Configuration.Licence configured;
  private final Clock clock;

  Licences(Configuration.Licence configured, Clock clock) {
    this.configured = configured;
    this.clock = clock;
  }

  @Override
  public Optional<LicenceVerdict> installed() {
    return configured.key().map(this::believed);
  }

  private LicenceVerdict believed(String key) {
    try {
      return examined(key);
    } catch (IOException e) {
      return LicenceVerdict.refused("It cannot be verified: " + e.getMessage() + ".");
    }
  }

  @Override
  public LicenceVerdict verify(String licence) {
    try {
      return examined(licence);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.USAGE, "The licence cannot be verified: " + e.getMessage());
    }
  }

  private LicenceVerdict examined(String licence) throws IOException {
    Path key =
        configured
            .publicKey()
            .orElseThrow(() -> new IOException("STORNO_LICENCE_PUBLIC_KEY is not set"));
    return JwtLicences.trusting(key).verify(licence, clock.instant());
  }

  /** Returns the job that tells the log of it every day. */
  WatchLicence watch(Adapters adapters) {
    return new WatchLicence(
        adapters.database().transactions(),
        this::installed,
        Licences::log,
        adapters.jobs().queue(),
        clock);
  }

  private static void log(LicenceVerdict verdict) {
    verdict
        .accepted()
        .ifPresentOrElse(
            licence ->
                LOG.atInfo()
                    .addKeyValue("plan", licence.plan().wireName())
                    .addKeyValue("expires", licence.expiresAt())
                    .log("the licence is good"),
            () ->
                LOG.warn(
                    "the licence is not believed; the community plan goes on: {}",
                    verdict.problem()));
  }
}
