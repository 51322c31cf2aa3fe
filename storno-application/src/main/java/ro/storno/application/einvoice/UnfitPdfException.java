package ro.storno.application.einvoice;

import java.util.List;

/** A PDF that cannot become a hybrid invoice that conforms; the reasons say what to change. */
public final class UnfitPdfException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> reasons;

  /**
   * A refusal.
   *
   * @param reasons what is in the way and what to change, at least one; not null
   */
  public UnfitPdfException(List<String> reasons) {
    super(String.join(" ", reasons));
    this.reasons = List.copyOf(reasons);
  }

  /** Returns what is in the way and what to change. */
  public List<String> reasons() {
    return reasons;
  }
}
