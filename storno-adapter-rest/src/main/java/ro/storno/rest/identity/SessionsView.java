package ro.storno.rest.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ro.storno.application.identity.ManageSessions;

/**
 * Where a user is signed in.
 *
 * @param data sessions, the last refreshed first
 */
public record SessionsView(List<SessionView> data) {
  /**
   * A session.
   *
   * @param id identity
   * @param startedAt when the user signed in
   * @param refreshedAt when it was last refreshed
   * @param expiresAt when it ends unless it is refreshed before
   * @param current whether it is the one that asks
   */
  public record SessionView(
      UUID id, Instant startedAt, Instant refreshedAt, Instant expiresAt, boolean current) {
    static SessionView of(ManageSessions.Shown shown) {
      return new SessionView(
          shown.session().family(),
          shown.session().beganAt(),
          shown.session().refreshedAt(),
          shown.session().expiresAt(),
          shown.present());
    }
  }

  static SessionsView of(List<ManageSessions.Shown> sessions) {
    return new SessionsView(sessions.stream().map(SessionView::of).toList());
  }
}
