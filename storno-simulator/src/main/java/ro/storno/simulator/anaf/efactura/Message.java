package ro.storno.simulator.anaf.efactura;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.fault.FaultKind;

/**
 * One entry in a taxpayer's list.
 *
 * @param id under which its archive is downloaded
 * @param index of the upload that it is about ({@code id_solicitare})
 * @param cif digits of the taxpayer; not null
 * @param kind not null
 * @param details ANAF's sentence; not null
 * @param availableAt from when on it can be downloaded; not null
 * @param listedAt from when on it is listed ({@code data_creare}); not null
 * @param document the exact bytes, possibly made when asked for; not null
 * @param flaw what is wrong with its archive, at each download; or null
 * @param disguise what is shown instead; not null
 */
public record Message(
    long id,
    long index,
    String cif,
    MessageKind kind,
    String details,
    Instant availableAt,
    Instant listedAt,
    Supplier<byte[]> document,
    @Nullable FaultKind flaw,
    Disguise disguise)
    implements Comparable<Message> {

  @Override
  public int compareTo(Message other) {
    int byTime = listedAt.compareTo(other.listedAt);
    return byTime == 0 ? Long.compare(id, other.id) : byTime;
  }

  /** Two entries are the same if their ids are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Message message && id == message.id;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }
}
