package ro.storno.domain.einvoice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The judgement on one document, complete enough to be kept as evidence.
 *
 * <p>A report without a rule set can only be {@link Verdict#NOT_CHECKED} or, when the bytes are no
 * XML document at all, {@link Verdict#INVALID}: a missing set fails closed.
 *
 * @param verdict what it came to; not null
 * @param ruleSet the rules applied; null when none was
 * @param inputSha256 SHA-256 of the bytes judged, 64 lower-case hex digits; not null
 * @param findings everything found, in document order within each stage; not null
 * @param checkedAt when the check was made, told by the caller's clock; not null
 * @param took how long it took; not null
 */
public record ValidationReport(
    Verdict verdict,
    @Nullable RuleSetIdentity ruleSet,
    String inputSha256,
    List<Finding> findings,
    Instant checkedAt,
    Duration took) {

  /**
   * Copies the findings.
   *
   * @throws IllegalArgumentException if a document is called valid without a rule set or in spite
   *     of a finding that invalidates it
   */
  public ValidationReport {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(inputSha256, "inputSha256");
    Objects.requireNonNull(checkedAt, "checkedAt");
    Objects.requireNonNull(took, "took");
    findings = List.copyOf(findings);
    if (verdict == Verdict.VALID
        && (ruleSet == null || findings.stream().anyMatch(f -> f.severity().invalidates()))) {
      throw new IllegalArgumentException("A valid document needs a rule set and no error");
    }
  }

  /** Whether the document was checked and found valid. */
  public boolean isValid() {
    return verdict == Verdict.VALID;
  }

  /** The findings that make the document invalid. */
  public List<Finding> errors() {
    return findings.stream().filter(f -> f.severity().invalidates()).toList();
  }

  /** The findings that do not. */
  public List<Finding> warnings() {
    return findings.stream().filter(f -> !f.severity().invalidates()).toList();
  }
}
