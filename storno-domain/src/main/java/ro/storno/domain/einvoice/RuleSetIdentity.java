package ro.storno.domain.einvoice;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which rules judged a document, precise enough to repeat the judgement.
 *
 * @param name name of the set, for example {@code CIUS-RO}; not null
 * @param version its version, for example {@code 1.0.9}; not null
 * @param base the set it stands on with its version, for example {@code EN 16931 1.3.8}; null when
 *     it stands alone
 */
public record RuleSetIdentity(String name, String version, @Nullable String base) {
  /** Refuses null where it is not meant. */
  public RuleSetIdentity {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
  }

  /** Name, version and base in one line, for example {@code CIUS-RO 1.0.9 (EN 16931 1.3.8)}. */
  @Override
  public String toString() {
    return base == null ? name + " " + version : name + " " + version + " (" + base + ")";
  }
}
