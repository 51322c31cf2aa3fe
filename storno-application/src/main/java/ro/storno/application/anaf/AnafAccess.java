package ro.storno.application.anaf;

import java.util.Optional;
import ro.storno.domain.company.CompanyId;

/**
 * Finds the token with which to act for a company. A token belongs to a certificate holder and may
 * act for many taxpayers; a taxpayer may be in the hands of several holders.
 *
 * <p>Opens its own transaction and may call ANAF to refresh a token: not for use inside one.
 */
public interface AnafAccess {
  /**
   * Returns a token that is valid now and may act for the company, refreshed if it was about to
   * expire.
   *
   * @param company not null
   * @return empty if nobody has authorized the company, or all authorizations have ended
   */
  Optional<AnafAccessToken> tokenFor(CompanyId company);

  /**
   * Like {@link #tokenFor}, for calls that hand something in: nothing is sent for a company that is
   * deleted, while what was sent before is still asked about.
   *
   * @param company not null
   */
  Optional<AnafAccessToken> tokenToFile(CompanyId company);

  /**
   * Tells that ANAF refused a token for a company, so that the next one, if any, is tried, and the
   * users hear of it.
   *
   * @param company not null
   * @param refused not null
   */
  void refused(CompanyId company, AnafAccessToken refused);
}
