package ro.storno.simulator.anaf.efactura;

import java.util.List;

/** A rule by which uploads are judged, besides those that the simulator has of its own. */
@FunctionalInterface
public interface UploadRule {
  /**
   * Judges an upload; must be safe for use by many threads.
   *
   * @param filing how it was handed in; not null
   * @param facts what was read in it; not null
   * @param document the exact bytes; not null
   * @return the reasons to refuse it, in ANAF's words; empty if there are none; not null
   */
  List<String> errors(Filing filing, DocumentFacts facts, byte[] document);
}
