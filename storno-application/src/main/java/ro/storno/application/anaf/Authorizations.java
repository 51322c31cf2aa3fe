package ro.storno.application.anaf;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;

/** Authorizations at ANAF and what is known about them; used in platform transactions. */
public interface Authorizations {
  /**
   * Adds an authorization.
   *
   * @return its number; empty if the user keeps the same access token already
   */
  Optional<Long> add(Authorization authorization);

  Optional<Authorization> find(long id);

  Optional<Authorization> find(UserId user, long id);

  /** Returns a user's authorizations, newest first. */
  List<Authorization> of(UserId user);

  /** Returns the authorizations with numbers above one, in their order. */
  List<Authorization> after(long id, int limit);

  void remove(long id);

  /**
   * Returns which authorizations could serve companies: those of active members who may see the
   * company, whatever their state, with what is known about its CIF. Deleted companies have them
   * too: what is open at ANAF is asked about to its end.
   *
   * @param companies not null
   */
  List<Candidate> candidates(Collection<CompanyId> companies);

  /** Notes that an authorization is in use. */
  void noteUse(long id, Instant now);

  /**
   * Claims the renewal of an authorization; of any number of callers at once, one gets it.
   *
   * @param generation as the caller knows it
   * @param until when the claim ends by itself; not null
   * @return false if another has it, or the tokens were replaced meanwhile
   */
  boolean claimRenewal(long id, long generation, Instant now, Instant until);

  /**
   * Replaces the tokens and ends the claim.
   *
   * @param generation of the tokens that were spent
   * @return false if there is no such authorization, or its tokens were replaced by others
   */
  boolean renew(long id, long generation, SealedTokens tokens, Instant now);

  /**
   * Ends a claim without new tokens.
   *
   * @param generation of the tokens that stay
   * @param spent whether the refresh token is good for nothing any more
   * @param notBefore when renewal may be tried again, or null
   */
  void endRenewal(long id, long generation, boolean spent, @Nullable Instant notBefore);

  /** Seals the same tokens anew. */
  void reseal(long id, long generation, SealedTokens tokens);

  /** Notes that ANAF refuses the token altogether. */
  void refuse(long id, Instant now);

  /** Notes what ANAF said about a taxpayer. */
  void remember(long id, CheckedCif checked);

  /** Returns what is known about taxpayers, by authorization, in the order of the CIFs. */
  Map<Long, List<CheckedCif>> checked(Collection<Long> ids);

  /**
   * An authorization that could serve a company.
   *
   * @param company not null
   * @param authorization not null
   * @param checked what is known about the company's CIF, or null if nothing is
   */
  record Candidate(CompanyId company, Authorization authorization, @Nullable CheckedCif checked) {
    /** Returns whether ANAF allowed it when it was asked. */
    public boolean allowed() {
      return checked != null && checked.verdict() == CheckedCif.Verdict.ALLOWED;
    }
  }
}
