package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.company.Companies;
import ro.storno.application.notification.Notice;
import ro.storno.application.notification.Notifications;
import ro.storno.application.secret.UnreadableSecretException;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.notification.NotificationType;
import ro.storno.domain.party.Cif;

/**
 * Finds a token among what the members of the company's organization hold. Of several, the one that
 * is known to act for the CIF and lasts longest is taken; one of which nothing is known, or whose
 * refusal is a day old, is asked for at ANAF first.
 */
public final class HeldAuthorizations implements AnafAccess {
  /** A token must be good for the call that it is wanted for. */
  private static final Duration SOON = Duration.ofMinutes(10);

  private final Transactions transactions;
  private final Authorizations authorizations;
  private final Companies companies;
  private final RenewAuthorization renewal;
  private final CheckAuthorization checking;
  private final AnafAuthorizationServer server;
  private final TokenSealing sealing;
  private final Notifications notifications;
  private final Clock clock;

  /** Finds in the given ports; none is null. */
  public HeldAuthorizations(
      Transactions transactions,
      Authorizations authorizations,
      Companies companies,
      RenewAuthorization renewal,
      CheckAuthorization checking,
      AnafAuthorizationServer server,
      TokenSealing sealing,
      Notifications notifications,
      Clock clock) {
    this.transactions = transactions;
    this.authorizations = authorizations;
    this.companies = companies;
    this.renewal = renewal;
    this.checking = checking;
    this.server = server;
    this.sealing = sealing;
    this.notifications = notifications;
    this.clock = clock;
  }

  /** A company as far as ANAF is concerned, and who could act for it. */
  private record Case(Company company, Cif cif, List<Authorizations.Candidate> candidates) {}

  private Optional<Case> open(CompanyId id) {
    return transactions.inPlatform(
        () ->
            companies
                .find(id)
                .flatMap(
                    company ->
                        TaxpayersOfUser.cif(company)
                            .map(
                                cif ->
                                    new Case(
                                        company, cif, authorizations.candidates(List.of(id))))));
  }

  /**
   * {@inheritDoc}
   *
   * @throws ApplicationException.Unavailable if the only authorizations there are cannot be read,
   *     because the key they were sealed with is missing
   */
  @Override
  public Optional<AnafAccessToken> tokenFor(CompanyId id) {
    return open(id).flatMap(this::tokenOf);
  }

  @Override
  public Optional<AnafAccessToken> tokenToFile(CompanyId id) {
    return open(id).filter(found -> found.company.deletedAt() == null).flatMap(this::tokenOf);
  }

  private Optional<AnafAccessToken> tokenOf(Case found) {
    UnreadableSecretException unreadable = null;
    for (Authorizations.Candidate candidate : inOrder(found.candidates)) {
      try {
        Optional<AnafAccessToken> token = tokenOf(candidate, found.cif);
        if (token.isPresent()) {
          return token;
        }
      } catch (UnreadableSecretException e) {
        unreadable = e;
      }
    }
    if (unreadable != null) {
      throw new ApplicationException.Unavailable(
          String.valueOf(unreadable.getMessage()), unreadable);
    }
    return Optional.empty();
  }

  private List<Authorizations.Candidate> inOrder(List<Authorizations.Candidate> candidates) {
    Instant now = clock.instant();
    return candidates.stream()
        .filter(candidate -> candidate.authorization().validAt(now))
        .filter(candidate -> !believedRefused(candidate.checked(), now))
        .sorted(
            Comparator.comparing((Authorizations.Candidate candidate) -> !candidate.allowed())
                .thenComparing(
                    candidate -> candidate.authorization().tokens().endsAt(),
                    Comparator.reverseOrder())
                .thenComparing(candidate -> candidate.authorization().id()))
        .toList();
  }

  private static boolean believedRefused(@Nullable CheckedCif checked, Instant now) {
    return checked != null
        && checked.verdict() == CheckedCif.Verdict.REFUSED
        && now.isBefore(checked.checkedAt().plus(CheckAuthorization.REFUSAL_BELIEVED));
  }

  private Optional<AnafAccessToken> tokenOf(Authorizations.Candidate candidate, Cif cif) {
    Instant now = clock.instant();
    Authorization authorization = candidate.authorization();
    if (!authorization.tokens().accessGoodAt(now.plus(SOON))) {
      authorization = renewal.renew(authorization).orElse(authorization);
    }
    if (!authorization.tokens().accessGoodAt(now)) {
      return Optional.empty();
    }
    AnafAccessToken token = sealing.access(authorization);
    if (!candidate.allowed() && !allowedNow(authorization, token, cif)) {
      return Optional.empty();
    }
    noteUse(authorization, now);
    return Optional.of(token);
  }

  private boolean allowedNow(Authorization authorization, AnafAccessToken token, Cif cif) {
    return checking
        .check(authorization, token, cif)
        .filter(checked -> checked.verdict() == CheckedCif.Verdict.ALLOWED)
        .isPresent();
  }

  /** To the hour: a write per call would cost more than the knowledge is worth. */
  private void noteUse(Authorization authorization, Instant now) {
    Instant last = authorization.lastUsedAt();
    if (last == null || last.plus(Duration.ofHours(1)).isBefore(now)) {
      transactions.inPlatform(
          () -> {
            authorizations.noteUse(authorization.id(), now);
            return authorization;
          });
    }
  }

  @Override
  public void refused(CompanyId id, AnafAccessToken refused) {
    String fingerprint = sealing.fingerprint(refused);
    open(id)
        .ifPresent(
            found ->
                found.candidates.stream()
                    .map(Authorizations.Candidate::authorization)
                    .filter(held -> held.tokens().fingerprint().equals(fingerprint))
                    .forEach(held -> refused(found, held, refused)));
  }

  private void refused(Case found, Authorization held, AnafAccessToken token) {
    boolean altogether = refusedAltogether(token);
    transactions.inPlatform(
        () -> {
          Instant now = clock.instant();
          authorizations.remember(
              held.id(), new CheckedCif(found.cif, CheckedCif.Verdict.REFUSED, now));
          if (altogether) {
            authorizations.refuse(held.id(), now);
          }
          notifications.tell(refusal(found, held));
          return held;
        });
  }

  /** Tells a token that ANAF has withdrawn from one without a right to this taxpayer. */
  private boolean refusedAltogether(AnafAccessToken token) {
    try {
      server.check(token);
      return false;
    } catch (AuthorityException.AccessRefused refused) {
      return true;
    } catch (AuthorityException unknown) {
      // the refusal for this taxpayer stands, and nothing more is known
      return false;
    }
  }

  private static Notice refusal(Case found, Authorization held) {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("companyId", found.company.id().toString());
    data.put("companyName", found.company.party().name());
    data.put("cif", found.cif.digits());
    return Notice.toCompany(
            found.company.id(),
            NotificationType.TOKEN_EXPIRED,
            held.id() + "/" + held.generation() + "/" + found.cif,
            data)
        .worded("token_refused");
  }
}
