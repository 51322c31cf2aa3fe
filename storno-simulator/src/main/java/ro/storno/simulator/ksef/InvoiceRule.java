package ro.storno.simulator.ksef;

import java.util.Optional;

/** A rule that tests add to those of the simulator: why a document is refused with status 450. */
@FunctionalInterface
public interface InvoiceRule {
  /**
   * Judges a document.
   *
   * @param xml not null
   * @return the reason to refuse it, or empty
   */
  Optional<String> broken(byte[] xml);
}
