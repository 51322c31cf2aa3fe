package ro.storno.domain.preceding;

import ro.storno.domain.numbering.SeriesType;

/** The kinds of documents that precede an invoice. What sets them apart is data. */
public enum PrecedingKind {
  /** An offer in the form of an invoice; takes its number when it is made. */
  PROFORMA("Proforma invoice", SeriesType.PROFORMA, Lifecycle.OF_PROFORMA, true, "DRAFT-", true),
  /** The Romanian aviz de însoţire a mărfii; takes its number when it is issued. */
  DELIVERY_NOTE(
      "Delivery note", SeriesType.DELIVERY_NOTE, Lifecycle.OF_DELIVERY_NOTE, false, "AVIZ-", true),
  /** The Romanian bon fiscal; takes its number when it is issued. Most buyers stay unknown. */
  RECEIPT("Receipt", SeriesType.RECEIPT, Lifecycle.OF_RECEIPT, false, "BON-", false);

  private final String title;
  private final SeriesType seriesType;

  @SuppressWarnings("ImmutableEnumChecker") // a Lifecycle is not changed once it is made
  private final Lifecycle lifecycle;

  private final boolean numberedAtOnce;
  private final String draftPrefix;
  private final boolean buyerKnown;

  PrecedingKind(
      String title,
      SeriesType seriesType,
      Lifecycle lifecycle,
      boolean numberedAtOnce,
      String draftPrefix,
      boolean buyerKnown) {
    this.title = title;
    this.seriesType = seriesType;
    this.lifecycle = lifecycle;
    this.numberedAtOnce = numberedAtOnce;
    this.draftPrefix = draftPrefix;
    this.buyerKnown = buyerKnown;
  }

  /** Returns the name in messages, such as {@code Delivery note}. */
  public String title() {
    return title;
  }

  /** Returns the type of the series that number it. */
  public SeriesType seriesType() {
    return seriesType;
  }

  /** Returns its transition table. */
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  /** Returns whether it takes its number when it is made, rather than when it is issued. */
  public boolean numberedAtOnce() {
    return numberedAtOnce;
  }

  /** Returns what precedes the eight hexadecimal digits shown while there is no number. */
  public String draftPrefix() {
    return draftPrefix;
  }

  /** Returns whether every document of this kind names its buyer. */
  public boolean buyerKnown() {
    return buyerKnown;
  }
}
