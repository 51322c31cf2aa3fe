package ro.storno.messaging.network;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import ro.storno.application.network.OpenInternet;

/**
 * Sockets towards mail servers that users name. They connect to the open Internet only, and there
 * to the ports of mail only, unless private hosts are allowed: the very address that is connected
 * to is checked, after the name was looked up, so that a name server that answers differently the
 * second time gains nothing, and nobody knocks at every door of a host. Whatever the address, the
 * other side is heard for a bounded number of bytes and a bounded time in all.
 */
public final class GuardedSockets extends SocketFactory {
  /** Far more than a mail server has to say to one mail, TLS and certificates included. */
  static final int MOST_BYTES = 256 * 1024;

  /** Of the standards, and the one that providers offer where these are closed. */
  private static final Set<Integer> MAIL_PORTS = Set.of(25, 465, 587, 2525);

  static final Duration LONGEST = Duration.ofMinutes(1);

  private final boolean privateHosts;
  private final InstantSource clock;

  /**
   * @param privateHosts whether addresses that are not of the open Internet, and any ports, are
   *     allowed
   * @param clock measures how long the other side is heard; not null
   */
  public GuardedSockets(boolean privateHosts, InstantSource clock) {
    this.privateHosts = privateHosts;
    this.clock = clock;
  }

  @Override
  public Socket createSocket() {
    return new GuardedSocket(privateHosts, clock);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
  }

  private Socket connected(InetSocketAddress to, @Nullable InetSocketAddress from)
      throws IOException {
    Socket socket = createSocket();
    try {
      if (from != null) {
        socket.bind(from);
      }
      socket.connect(to);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static final class GuardedSocket extends Socket {
    private final boolean privateHosts;
    private final InstantSource clock;
    private @Nullable InputStream heard;

    GuardedSocket(boolean privateHosts, InstantSource clock) {
      this.privateHosts = privateHosts;
      this.clock = clock;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (!privateHosts
          && endpoint instanceof InetSocketAddress inet
          && inet.getAddress() != null
          && !OpenInternet.contains(inet.getAddress())) {
        throw new PrivateAddressException();
      }
      if (!privateHosts
          && endpoint instanceof InetSocketAddress inet
          && !MAIL_PORTS.contains(inet.getPort())) {
        throw new UncommonPortException();
      }
      super.connect(endpoint, timeout);
    }

    /** One stream for all who ask, so that a bound counts across a change to TLS. */
    @Override
    public synchronized InputStream getInputStream() throws IOException {
      if (heard == null) {
        heard = new BoundedStream(super.getInputStream(), clock);
      }
      return heard;
    }
  }

  /** What the other side says, until it has said or taken too much. */
  private static final class BoundedStream extends FilterInputStream {
    private final InstantSource clock;
    private final Instant end;
    private long left = MOST_BYTES;

    BoundedStream(InputStream in, InstantSource clock) {
      super(in);
      this.clock = clock;
      this.end = clock.instant().plus(LONGEST);
    }

    @Override
    public int read() throws IOException {
      requireRest();
      int one = in.read();
      left -= one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      requireRest();
      int count = in.read(into, offset, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      requireRest();
      long skipped = in.skip(Math.min(count, left));
      left -= skipped;
      return skipped;
    }

    private void requireRest() throws IOException {
      if (left <= 0) {
        throw new TalkativeHostException("This host answers with more than it has to say.");
      }
      if (clock.instant().isAfter(end)) {
        throw new TalkativeHostException("This host takes too long to answer.");
      }
    }
  }
}
