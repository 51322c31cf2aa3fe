package ro.storno.simulator.anaf.efactura;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.fault.FaultKind;

/**
 * A document put into a taxpayer's list, as if somebody had handed it in. It is not judged: hostile
 * and broken documents arrive too.
 *
 * @param cif digits of the taxpayer who receives it; not null
 * @param document the exact bytes, possibly made when asked for; not null
 * @param seller digits of the one who sent it; not null
 * @param kind not null
 * @param details ANAF's sentence, or null for the usual one
 * @param listedAt from when on it is listed, or null for at once
 * @param flaw of its archive, or null
 * @param disguise what is shown instead of all this; not null
 */
public record Delivery(
    String cif,
    Supplier<byte[]> document,
    String seller,
    MessageKind kind,
    @Nullable String details,
    @Nullable Instant listedAt,
    @Nullable FaultKind flaw,
    Disguise disguise) {
  /** Checks that what must be there is. */
  public Delivery {
    Objects.requireNonNull(cif, "cif");
    Objects.requireNonNull(document, "document");
  }

  /** Returns a supplier's invoice. */
  public static Delivery invoice(String cif, String seller, byte[] document) {
    return invoice(cif, seller, () -> document);
  }

  /** Returns a supplier's invoice that is made when it is asked for, and each time the same. */
  public static Delivery invoice(String cif, String seller, Supplier<byte[]> document) {
    return new Delivery(
        cif, document, seller, MessageKind.RECEIVED, null, null, null, Disguise.NONE);
  }

  /** Returns this delivery as a message of another kind, with ANAF's sentence for it. */
  public Delivery as(MessageKind other, @Nullable String sentence) {
    return new Delivery(cif, document, seller, other, sentence, listedAt, flaw, disguise);
  }

  /** Returns this delivery at another time, which may be past. */
  public Delivery at(Instant instant) {
    return new Delivery(cif, document, seller, kind, details, instant, flaw, disguise);
  }

  /** Returns this delivery with something wrong with its archive. */
  public Delivery flawed(@Nullable FaultKind wrong) {
    return new Delivery(cif, document, seller, kind, details, listedAt, wrong, disguise);
  }

  /** Returns this delivery with given bytes as its archive, whatever they are. */
  public Delivery archived(byte[] bytes) {
    return disguised(disguise.archived(() -> bytes));
  }

  /**
   * Returns this delivery with another value in the list.
   *
   * @param field ANAF's name, such as {@code data_creare}; not null
   * @param value not null
   */
  public Delivery listedWith(String field, String value) {
    return disguised(disguise.with(field, value));
  }

  private Delivery disguised(Disguise other) {
    return new Delivery(cif, document, seller, kind, details, listedAt, flaw, other);
  }
}
