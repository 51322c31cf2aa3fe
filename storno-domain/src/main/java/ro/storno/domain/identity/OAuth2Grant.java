package ro.storno.domain.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What a user has granted to an app: all of its tokens come from here and end with it.
 *
 * @param id identity; not null
 * @param client the app; not null
 * @param user for whom it acts; not null
 * @param organization where it acts; not null
 * @param scopes what it may do at most: the user's role is asked each time; not null
 * @param createdAt not null
 */
public record OAuth2Grant(
    UUID id,
    OAuth2ClientId client,
    UserId user,
    OrganizationId organization,
    Set<Permission> scopes,
    Instant createdAt) {
  /** Takes a copy. */
  public OAuth2Grant {
    scopes = Set.copyOf(scopes);
  }
}
