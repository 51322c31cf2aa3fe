package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.authority.AuthorityException;

/**
 * Buys new tokens for an authorization. ANAF rotates refresh tokens: the one that was used is
 * spent, so two nodes must never use the same one, and what ANAF answers must not be lost.
 *
 * <ul>
 *   <li>A claim in the database lets one node call ANAF; it outlasts any call, and ends by itself
 *       if the node dies. The others wait for its result, or go on with the present token while
 *       that is good.
 *   <li>No transaction is open during the call. The result is saved right after it, and again if
 *       the database does not answer at that moment. It is saved even if the claim has run out
 *       meanwhile, unless other tokens were saved instead.
 *   <li>If the node dies between ANAF's answer and the save, the spent token is used once more when
 *       the claim has run out. That does no harm: ANAF either answers again or refuses it. Renewals
 *       begin {@link #AHEAD} of the end, so the present access token stays good for days, and the
 *       holder is told seven days before it ends.
 * </ul>
 */
public final class RenewAuthorization {
  /** How long before its end an access token is renewed. */
  public static final Duration AHEAD = Duration.ofDays(14);

  /** Longer than any call to ANAF takes. */
  static final Duration CLAIM = Duration.ofMinutes(5);

  /** When a renewal is tried again after ANAF could not be reached. */
  static final Duration PAUSE = Duration.ofMinutes(15);

  private static final int SAVES = 6;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Transactions transactions;
  private final Authorizations authorizations;
  private final AnafAuthorizationServer server;
  private final TokenSealing sealing;
  private final Clock clock;
  private final Duration patience;

  /**
   * Renews with the given ports; none is null.
   *
   * @param patience how long to wait for another node's renewal; not null
   */
  public RenewAuthorization(
      Transactions transactions,
      Authorizations authorizations,
      AnafAuthorizationServer server,
      TokenSealing sealing,
      Clock clock,
      Duration patience) {
    this.transactions = transactions;
    this.authorizations = authorizations;
    this.server = server;
    this.sealing = sealing;
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * Renews the tokens, unless another node does so at this moment. Not for use inside a
   * transaction.
   *
   * @param authorization as it was read; not null
   * @return the authorization as it stands afterwards; empty if it was removed
   */
  Optional<Authorization> renew(Authorization authorization) {
    Instant now = clock.instant();
    if (!authorization.mayRenewAt(now)) {
      return Optional.of(authorization);
    }
    long id = authorization.id();
    long generation = authorization.generation();
    boolean mine =
        transactions.inPlatform(
            () -> authorizations.claimRenewal(id, generation, now, now.plus(CLAIM)));
    return mine ? call(authorization) : other(authorization);
  }

  private Optional<Authorization> call(Authorization authorization) {
    AnafAuthorizationServer.Answer answer;
    try {
      answer = server.refresh(sealing.refresh(authorization).orElseThrow());
    } catch (AuthorityException failed) {
      // Nothing was answered; whether the token is spent will show at the next attempt.
      end(authorization, false, clock.instant().plus(PAUSE));
      return present(authorization.id());
    } catch (RuntimeException failed) {
      end(authorization, false, clock.instant().plus(PAUSE));
      throw failed;
    }
    if (answer instanceof AnafAuthorizationServer.Answer.Granted granted) {
      save(authorization, sealing.seal(authorization, granted, clock.instant()));
    } else {
      end(authorization, true, null);
    }
    return present(authorization.id());
  }

  private void save(Authorization spent, SealedTokens fresh) {
    for (int attempt = 1; ; attempt++) {
      try {
        // Saves nothing if the authorization was removed, or holds newer tokens meanwhile.
        transactions.inPlatform(
            () -> authorizations.renew(spent.id(), spent.generation(), fresh, clock.instant()));
        return;
      } catch (ApplicationException.Unavailable failed) {
        if (attempt == SAVES) {
          throw failed;
        }
        LockSupport.parkNanos(LOOK_AGAIN.multipliedBy(1L << attempt).toNanos());
      }
    }
  }

  private void end(Authorization authorization, boolean spent, @Nullable Instant notBefore) {
    transactions.inPlatform(
        () -> {
          authorizations.endRenewal(
              authorization.id(), authorization.generation(), spent, notBefore);
          return spent;
        });
  }

  /** Waits for the result of another, if the present token is of no use meanwhile. */
  private Optional<Authorization> other(Authorization known) {
    long deadline = System.nanoTime() + patience.toNanos();
    Optional<Authorization> present = present(known.id());
    while (present.isPresent()
        && present.get().generation() == known.generation()
        && present.get().tokens().refresh() != null
        && !present.get().tokens().accessGoodAt(clock.instant())
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      present = present(known.id());
    }
    return present;
  }

  private Optional<Authorization> present(long id) {
    return transactions.inPlatform(() -> authorizations.find(id));
  }
}
