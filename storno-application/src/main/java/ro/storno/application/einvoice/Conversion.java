package ro.storno.application.einvoice;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Finding;

/**
 * What came of writing a document anew in another format: the new document and every term that did
 * not survive, or why there is none. Immutable; the bytes are copied on the way in and out.
 */
public final class Conversion {
  private final Format format;
  private final byte @Nullable [] document;
  private final List<Loss> losses;
  private final List<Finding> assumptions;
  private final List<Finding> refusal;

  private Conversion(
      Format format,
      byte @Nullable [] document,
      List<Loss> losses,
      List<Finding> assumptions,
      List<Finding> refusal) {
    this.format = format;
    this.document = document == null ? null : document.clone();
    this.losses = List.copyOf(losses);
    this.assumptions = List.copyOf(assumptions);
    this.refusal = List.copyOf(refusal);
  }

  /** How a conversion ended. */
  public enum Outcome {
    /** The new document says everything the old one says. */
    LOSSLESS,
    /** There is a new document, and something the old one says is not in it. */
    LOSSY,
    /** There is no new document. */
    REFUSED
  }

  /** Where a term was lost. */
  public enum Stage {
    /** The model has no place for it; the place is one in the old document. */
    READING,
    /** The new format has no place for it; the place is one in the new document. */
    WRITING,
    /** It was found missing when the new document was read again; the place is one in the model. */
    READING_AGAIN
  }

  /**
   * One term that did not survive.
   *
   * @param stage where it was lost; not null
   * @param place a path that the stage explains; null when it is the document as a whole
   * @param reason the term and why it is lost, in words; not null
   */
  public record Loss(Stage stage, @Nullable String place, String reason) {}

  /**
   * A conversion that gave a document.
   *
   * @param format the format asked for; not null
   * @param document the new document, copied; not null
   * @param losses every term that did not survive; not null
   * @param assumptions what the new format wants and the old document does not say; not null
   */
  public static Conversion of(
      Format format, byte[] document, List<Loss> losses, List<Finding> assumptions) {
    return new Conversion(format, document, losses, assumptions, List.of());
  }

  /**
   * A conversion that gave none.
   *
   * @param format the format asked for; not null
   * @param reasons why, at least one; not null
   */
  public static Conversion refused(Format format, List<Finding> reasons) {
    return new Conversion(format, null, List.of(), List.of(), reasons);
  }

  /** How it ended. */
  public Outcome outcome() {
    if (document == null) {
      return Outcome.REFUSED;
    }
    return losses.isEmpty() ? Outcome.LOSSLESS : Outcome.LOSSY;
  }

  /** The format asked for. */
  public Format format() {
    return format;
  }

  /** A copy of the new document; empty when it was refused. */
  public Optional<byte[]> document() {
    return Optional.ofNullable(document).map(byte[]::clone);
  }

  /** Every term that did not survive. */
  public List<Loss> losses() {
    return losses;
  }

  /** What the new format wants and the old document does not say, so that it was assumed. */
  public List<Finding> assumptions() {
    return assumptions;
  }

  /** Why there is no new document; empty when there is one. */
  public List<Finding> refusal() {
    return refusal;
  }
}
