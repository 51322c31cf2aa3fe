package ro.storno.authority.call;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Optional;
import javax.net.SocketFactory;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.network.OpenInternet;

/**
 * Addresses of services that companies configure themselves, such as that of an intermediary. They
 * are called by {@code https} and lie in the open Internet, unless the installation allows others:
 * else whoever may configure one could look around in the network of the server. What a name
 * resolves to is checked at the very connection, so that a name server that answers differently the
 * second time gains nothing.
 */
public final class ForeignEndpoints {
  private final boolean privateAllowed;

  /**
   * @param privateAllowed whether hosts that are not of the open Internet, and plain {@code http},
   *     are allowed
   */
  public ForeignEndpoints(boolean privateAllowed) {
    this.privateAllowed = privateAllowed;
  }

  /**
   * Returns what is wrong with an address as it was typed, without looking anything up; empty if it
   * can be tried.
   *
   * @param typed not null
   */
  public Optional<String> problem(String typed) {
    HttpUrl url = HttpUrl.parse(typed.strip());
    if (url == null) {
      return Optional.of("Give the whole address, such as https://api.example.com/v1.");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return Optional.of("Leave user and password out of the address.");
    }
    return url.isHttps() || privateAllowed
        ? Optional.empty()
        : Optional.of("The address must begin with https://.");
  }

  /**
   * Returns an address as it was typed, to be called through a client {@link
   * AuthorityClient#AuthorityClient(String, Patience, java.time.InstantSource, ForeignEndpoints)
   * with this guard}.
   *
   * @param typed not null
   * @throws AuthorityException.NotReached if it has a {@link #problem}
   */
  public HttpUrl url(String typed) {
    problem(typed)
        .ifPresent(
            wrong -> {
              throw new AuthorityException.NotReached(wrong, null);
            });
    return HttpUrl.get(typed.strip());
  }

  /**
   * Returns the proxy to use, or null for that of the Java process. Behind a proxy nobody would see
   * what is connected to: where that matters, there is none.
   */
  @Nullable Proxy proxy() {
    return privateAllowed ? null : Proxy.NO_PROXY;
  }

  /** Returns sockets that connect to nothing else. */
  SocketFactory sockets() {
    return new Guarded(privateAllowed);
  }

  private static final class Guarded extends SocketFactory {
    private final boolean privateAllowed;

    Guarded(boolean privateAllowed) {
      this.privateAllowed = privateAllowed;
    }

    @Override
    public Socket createSocket() {
      return privateAllowed ? new Socket() : new OutwardSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return connected(new InetSocketAddress(host, port));
    }

    private Socket connected(InetSocketAddress to) throws IOException {
      Socket socket = createSocket();
      try {
        socket.connect(to);
        return socket;
      } catch (IOException e) {
        socket.close();
        throw e;
      }
    }
  }

  private static final class OutwardSocket extends Socket {
    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (!(endpoint instanceof InetSocketAddress inet)
          || inet.getAddress() == null
          || !OpenInternet.contains(inet.getAddress())) {
        throw new PrivateAddressException();
      }
      super.connect(endpoint, timeout);
    }
  }

  /** The host is not of the open Internet. */
  static final class PrivateAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    PrivateAddressException() {
      super("the address is not in the open Internet");
    }
  }
}
