package ro.storno.rest.server;

import ro.storno.rest.route.Call;

/** Finds out who calls, before a handler runs. */
@FunctionalInterface
public interface Admission {
  /**
   * Admits the caller to the route, or throws what the caller shall be told.
   *
   * @param call the request; {@link Call#admit} is called on it unless the route is open; not null
   */
  void admit(Call call);
}
