package ro.storno.rest.anaf;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.Authorization;
import ro.storno.application.anaf.HeldAuthorization;
import ro.storno.domain.anaf.AuthorizationState;
import ro.storno.domain.party.Cif;
import ro.storno.rest.openapi.Described;

/**
 * An authorization at ANAF, without its tokens (api-reference/anaf/tokens.md,
 * notes/client-contract.md).
 *
 * @param id number
 * @param cif the first of the user's companies that it may act for
 * @param validatedCifs all taxpayers that it may act for
 * @param label as the user named it
 * @param state where it stands
 * @param isValid whether it can be used now
 * @param isExpired whether its time is over
 * @param expiresAt when its access token ends
 * @param renewable whether the server renews it by itself before that
 * @param lastUsedAt to the hour
 * @param createdAt when it was given
 */
record TokenView(
    long id,
    @Nullable String cif,
    List<String> validatedCifs,
    @Nullable String label,
    @Described("valid, expired or refused") String state,
    boolean isValid,
    boolean isExpired,
    Instant expiresAt,
    boolean renewable,
    @Nullable Instant lastUsedAt,
    Instant createdAt) {
  static TokenView of(HeldAuthorization held) {
    Authorization one = held.authorization();
    Cif cif = held.cif();
    return new TokenView(
        one.id(),
        cif == null ? null : cif.digits(),
        held.allowed().stream().map(Cif::digits).toList(),
        one.label(),
        held.state().wireName(),
        held.state() == AuthorizationState.VALID,
        held.state() == AuthorizationState.EXPIRED,
        one.tokens().accessExpiresAt(),
        one.tokens().refresh() != null,
        one.lastUsedAt(),
        one.createdAt());
  }
}
