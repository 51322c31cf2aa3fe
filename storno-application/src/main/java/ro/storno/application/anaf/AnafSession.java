package ro.storno.application.anaf;

import java.util.Optional;
import java.util.function.Function;
import ro.storno.application.authority.AuthorityException;
import ro.storno.domain.company.CompanyId;

/**
 * Calls to ANAF for one company during one run. A token that ANAF refuses is reported and the next
 * one tried, if somebody else has authorized the company too. Thread-safe.
 */
public final class AnafSession {
  private static final int TOKENS = 3;

  private final AnafAccess access;
  private final CompanyId company;
  private AnafAccessToken token;

  private AnafSession(AnafAccess access, CompanyId company, AnafAccessToken token) {
    this.access = access;
    this.company = company;
    this.token = token;
  }

  /** Begins, unless nobody has authorized the company. */
  public static Optional<AnafSession> of(AnafAccess access, CompanyId company) {
    return access.tokenFor(company).map(token -> new AnafSession(access, company, token));
  }

  /** Begins to hand something in; unlike questions, that is not done for a deleted company. */
  public static Optional<AnafSession> toFile(AnafAccess access, CompanyId company) {
    return access.tokenToFile(company).map(token -> new AnafSession(access, company, token));
  }

  /**
   * Makes a call, again with another token if one is refused: a refused call took no effect.
   *
   * @throws AuthorityException as the call does
   */
  public <T> T call(Function<AnafAccessToken, T> operation) {
    for (int i = 1; ; i++) {
      AnafAccessToken used = current();
      try {
        return operation.apply(used);
      } catch (AuthorityException.AccessRefused refused) {
        if (i == TOKENS || !renewed(used)) {
          throw refused;
        }
      }
    }
  }

  private synchronized AnafAccessToken current() {
    return token;
  }

  private synchronized boolean renewed(AnafAccessToken refused) {
    if (!token.equals(refused)) {
      return true;
    }
    access.refused(company, refused);
    Optional<AnafAccessToken> next =
        access.tokenFor(company).filter(other -> !other.equals(refused));
    next.ifPresent(other -> token = other);
    return next.isPresent();
  }
}
