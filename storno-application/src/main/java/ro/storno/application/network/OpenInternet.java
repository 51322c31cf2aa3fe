package ro.storno.application.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses belong to the open Internet: all but those that IANA's special-purpose registries
 * (RFC 6890 and successors) set aside. An IPv6 address that carries an IPv4 address inside is
 * judged by that one as well.
 */
public final class OpenInternet {
  private static final List<Block> SET_ASIDE =
      List.of(
          Block.of("0.0.0.0", 8),
          Block.of("10.0.0.0", 8),
          Block.of("100.64.0.0", 10),
          Block.of("127.0.0.0", 8),
          Block.of("169.254.0.0", 16),
          Block.of("172.16.0.0", 12),
          Block.of("192.0.0.0", 24),
          Block.of("192.0.2.0", 24),
          Block.of("192.88.99.0", 24),
          Block.of("192.168.0.0", 16),
          Block.of("198.18.0.0", 15),
          Block.of("198.51.100.0", 24),
          Block.of("203.0.113.0", 24),
          Block.of("224.0.0.0", 4),
          Block.of("240.0.0.0", 4),
          Block.of("::", 96),
          Block.of("64:ff9b:1::", 48),
          Block.of("100::", 64),
          Block.of("2001::", 23),
          Block.of("2001:db8::", 32),
          Block.of("3fff::", 20),
          Block.of("5f00::", 16),
          Block.of("fc00::", 7),
          Block.of("fe80::", 10),
          Block.of("fec0::", 10),
          Block.of("ff00::", 8));

  private static final Block NAT64 = Block.of("64:ff9b::", 96);
  private static final Block SIX_TO_FOUR = Block.of("2002::", 16);

  private OpenInternet() {}

  /** Returns whether an address belongs to it. */
  public static boolean contains(InetAddress address) {
    return SET_ASIDE.stream().noneMatch(block -> block.contains(address))
        && (!(address instanceof Inet6Address six) || carriesNothingPrivate(six));
  }

  private static boolean carriesNothingPrivate(Inet6Address address) {
    byte[] bytes = address.getAddress();
    if (NAT64.contains(address)) {
      return contains(four(bytes, 12));
    }
    return !SIX_TO_FOUR.contains(address) || contains(four(bytes, 2));
  }

  private static InetAddress four(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }

  /** Addresses that begin with the same bits. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Block(byte[] first, int bits) {
    static Block of(String first, int bits) {
      try {
        // literals only: nothing is looked up
        return new Block(InetAddress.getByName(first).getAddress(), bits);
      } catch (UnknownHostException impossible) {
        throw new IllegalStateException(first, impossible);
      }
    }

    boolean contains(InetAddress address) {
      byte[] bytes = address.getAddress();
      if (bytes.length != first.length) {
        return false;
      }
      int whole = bits / 8;
      if (!Arrays.equals(bytes, 0, whole, first, 0, whole)) {
        return false;
      }
      int rest = bits % 8;
      return rest == 0 || ((bytes[whole] ^ first[whole]) & 0xFF) >> (8 - rest) == 0;
    }
  }
}
