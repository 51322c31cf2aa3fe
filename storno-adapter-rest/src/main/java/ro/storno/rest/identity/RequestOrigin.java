package ro.storno.rest.identity;

import java.util.Objects;
import ro.storno.application.identity.Whereabouts;
import ro.storno.rest.route.Call;
import ro.storno.rest.server.Admission;

/** Remembers, for the thread that serves a request, where the request comes from. */
public final class RequestOrigin implements Admission {
  private static final ThreadLocal<String> ADDRESS = new ThreadLocal<>();

  private final Admission next;

  /**
   * Remembers before another admission decides.
   *
   * @param next not null
   */
  public RequestOrigin(Admission next) {
    this.next = next;
  }

  /** Tells where the request of this thread comes from. */
  public static Whereabouts ofThisThread() {
    return () -> Objects.requireNonNullElse(ADDRESS.get(), Whereabouts.NOWHERE.address());
  }

  @Override
  public void admit(Call call) {
    ADDRESS.set(call.clientAddress());
    next.admit(call);
  }
}
