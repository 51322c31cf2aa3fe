package ro.storno.simulator.anaf.efactura;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a client gets to see of a message instead of what ANAF would show: whatever an authority, a
 * firewall or an attacker may put in its place.
 *
 * @param archive the bytes that are downloaded, or null for an archive as ANAF makes it
 * @param fields values in the list instead of the right ones, by ANAF's names; not null
 */
public record Disguise(@Nullable Supplier<byte[]> archive, Map<String, String> fields) {
  /** Everything as it should be. */
  public static final Disguise NONE = new Disguise(null, Map.of());

  /** Takes a copy. */
  public Disguise {
    fields = Map.copyOf(fields);
  }

  Disguise archived(Supplier<byte[]> bytes) {
    return new Disguise(bytes, fields);
  }

  Disguise with(String field, String value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new Disguise(archive, more);
  }
}
