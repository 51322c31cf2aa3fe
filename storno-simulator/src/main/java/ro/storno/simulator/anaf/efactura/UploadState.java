package ro.storno.simulator.anaf.efactura;

/** What became of an upload; the names on the wire are ANAF's. */
public enum UploadState {
  /** Refused at the door: it got no index. */
  REFUSED_AT_DOOR(""),
  /** It arrived, and will be taken in later. */
  WAITING(""),
  /** Being judged. */
  IN_PROGRESS("in prelucrare"),
  /** Accepted. */
  ACCEPTED("ok"),
  /** Refused when judged. */
  REJECTED("nok"),
  /** Not fit to be judged. */
  NOT_TAKEN("XML cu erori nepreluat de sistem");

  private final String wireName;

  UploadState(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the value of {@code stare}. */
  public String wireName() {
    return wireName;
  }
}
