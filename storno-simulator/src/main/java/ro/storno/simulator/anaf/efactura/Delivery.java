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
 */
public record Delivery(
    String cif,
    Supplier<byte[]> document,
    String seller,
    MessageKind kind,
    @Nullable String details,
    @Nullable Instant listedAt,
    @Nullable FaultKind flaw) {
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
    return new Delivery(cif, document, seller, MessageKind.RECEIVED, null, null, null);
  }

  /** Returns this delivery as a message of another kind, with ANAF's sentence for it. */
  public Delivery as(MessageKind other, @Nullable String sentence) {
    return new Delivery(cif, document, seller, other, sentence, listedAt, flaw);
  }

  /** Returns this delivery at another time, which may be past. */
  public Delivery at(Instant instant) {
    return new Delivery(cif, document, seller, kind, details, instant, flaw);
  }

  /** Returns this delivery with something wrong with its archive. */
  public Delivery flawed(@Nullable FaultKind wrong) {
    return new Delivery(cif, document, seller, kind, details, listedAt, wrong);
  }
}
