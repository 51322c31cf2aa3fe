package ro.storno.simulator.anaf.efactura;

import org.jspecify.annotations.Nullable;

/**
 * What the authority reads in a document.
 *
 * @param number BT-1, or null
 * @param issueDate BT-2 as written, or null
 * @param seller not null
 * @param buyer not null
 * @param repliesTo upload index that a buyer's message is about, or null
 * @param message of a buyer, or null
 */
public record DocumentFacts(
    @Nullable String number,
    @Nullable String issueDate,
    Party seller,
    Party buyer,
    @Nullable String repliesTo,
    @Nullable String message) {

  /**
   * One side.
   *
   * @param code VAT identifier, else tax or legal registration, else another identifier; without
   *     the prefix RO; or null
   * @param country or null
   */
  public record Party(@Nullable String code, @Nullable String country) {
    static final Party UNKNOWN = new Party(null, null);

    /** Returns whether the party has a code that is that of a taxpayer. */
    boolean is(String cif) {
      return cif.equals(code);
    }

    boolean foreign() {
      return country != null && !country.equals("RO");
    }
  }
}
