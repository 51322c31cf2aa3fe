package ro.storno.authority.sdi;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.authority.seal.Trust;

/**
 * How SDI is reached.
 *
 * @param riceviFile address of the service SdIRiceviFile, or null if none is configured
 * @param trust who vouches for its server, beside those whom Java trusts, and for its signatures;
 *     not null
 */
public record SdiSettings(@Nullable URI riceviFile, Trust trust) {
  /** Checks that nothing is missing. */
  public SdiSettings {
    Objects.requireNonNull(trust, "trust");
  }
}
