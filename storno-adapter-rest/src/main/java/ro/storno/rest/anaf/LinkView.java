package ro.storno.rest.anaf;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.TokenLinks;
import ro.storno.rest.openapi.Described;

/**
 * Where a link stands (api-reference/anaf/token-links.md, notes/client-contract.md). Its token is
 * shown once, to whoever made it.
 *
 * @param id identity in lists
 * @param status where it stands
 * @param tokenId the authorization that it brought
 * @param expired whether its time is over
 * @param used whether it brought an authorization
 * @param completed the same
 * @param expiresAt until when it waits
 * @param createdAt when it was made
 */
record LinkView(
    UUID id,
    @Described("pending, used or expired") String status,
    @Nullable Long tokenId,
    boolean expired,
    boolean used,
    boolean completed,
    Instant expiresAt,
    Instant createdAt) {
  static LinkView of(TokenLinks.TokenLink link, Instant now) {
    TokenLinks.Status status = link.statusAt(now);
    boolean used = status == TokenLinks.Status.USED;
    return new LinkView(
        link.id(),
        status.name().toLowerCase(Locale.ROOT),
        link.authorization(),
        status == TokenLinks.Status.EXPIRED,
        used,
        used,
        link.expiresAt(),
        link.createdAt());
  }
}
