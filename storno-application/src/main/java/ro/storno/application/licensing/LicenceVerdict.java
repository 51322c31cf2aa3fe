package ro.storno.application.licensing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.Plan;
import ro.storno.domain.licensing.InstallationLicence;

/**
 * What came of the examination of a licence: what it says, or why it is not believed.
 *
 * @param licence what it says, or null if it is not believed
 * @param problem why it is not, a sentence, or null if it is
 */
public record LicenceVerdict(@Nullable InstallationLicence licence, @Nullable String problem) {
  /** Checks that it is one or the other. */
  public LicenceVerdict {
    if ((licence == null) == (problem == null)) {
      throw new IllegalArgumentException("either a licence or a problem");
    }
  }

  /** Returns the verdict on a licence that is good. */
  public static LicenceVerdict good(InstallationLicence licence) {
    return new LicenceVerdict(licence, null);
  }

  /**
   * Returns the verdict on a licence that is not.
   *
   * @param problem a sentence that repeats nothing the licence says; not null
   */
  public static LicenceVerdict refused(String problem) {
    return new LicenceVerdict(null, problem);
  }

  /** Returns the licence if it is good. */
  public Optional<InstallationLicence> accepted() {
    return Optional.ofNullable(licence);
  }

  /** Returns the plan the installation is on: without a good licence, community. */
  public Plan plan() {
    return accepted().map(InstallationLicence::plan).orElse(Plan.COMMUNITY);
  }
}
