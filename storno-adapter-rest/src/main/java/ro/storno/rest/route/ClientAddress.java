package ro.storno.rest.route;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the caller's address behind reverse proxies.
 *
 * <p>{@code X-Forwarded-For} is believed only as far as trusted proxies wrote it: it is read from
 * the right, and the first address that is no trusted proxy is the caller (notes/platform.md S10).
 */
public final class ClientAddress {
  /** Name under which it hangs on the request. */
  public static final String ATTRIBUTE = "storno.clientAddress";

  private final Set<String> trusted;

  /**
   * Trusts some proxies.
   *
   * @param trusted their addresses; empty to believe no header; not null
   */
  public ClientAddress(Set<String> trusted) {
    this.trusted = Set.copyOf(trusted);
  }

  /**
   * Finds the address.
   *
   * @param peer address of the TCP peer, not null
   * @param forwardedFor the header's value, null if absent
   * @return the caller's address, not null
   */
  public String of(String peer, @Nullable String forwardedFor) {
    String address = peer;
    if (forwardedFor == null) {
      return address;
    }
    List<String> hops = List.of(forwardedFor.split(","));
    for (int i = hops.size() - 1; i >= 0 && trusted.contains(address); i--) {
      address = hops.get(i).trim();
    }
    return address;
  }
}
