package ro.storno.application.anaf;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * ANAF's OAuth2 server, one method per step; external-apis.md, section 1. One call is one request:
 * whoever calls decides about repetition. All methods throw {@link
 * ro.storno.application.authority.AuthorityException}, and {@code NotReached} naming the setting
 * where an address or the client's credentials are not configured. Not for use inside a
 * transaction. Implementations are thread-safe.
 *
 * <ul>
 *   <li>{@code AccessRefused}: the server refuses our client id and secret, or (in {@link #check})
 *       the token.
 *   <li>{@code Declined}: any other refusal, such as a redirect address that is not registered.
 *   <li>{@code OutcomeUnknown} of {@link #exchange} and {@link #refresh}: code or refresh token may
 *       be spent. Repeating with it does no harm: a spent one is {@link Answer.GrantRefused}.
 * </ul>
 */
public interface AnafAuthorizationServer {
  /**
   * Returns where the browser of a certificate holder is sent. Nothing is called.
   *
   * @param state comes back with the code; not null
   * @param redirectUri exactly as registered with ANAF; not null
   */
  URI authorizationUrl(String state, URI redirectUri);

  /**
   * Turns the code that came back with the browser into tokens. A code is good once, and for 60
   * seconds.
   *
   * @param code not null
   * @param redirectUri the same as for {@link #authorizationUrl}; not null
   */
  Answer exchange(String code, URI redirectUri);

  /**
   * Buys new tokens. Both must be stored before anything else is done: the refresh token given here
   * is spent.
   *
   * @param token not null
   */
  Answer refresh(AnafRefreshToken token);

  /**
   * Asks ANAF whether it takes a token ({@code TestOauth/jaxrs/hello}); returns if it does. Which
   * taxpayers the token may act for is not told here but by {@link EFactura#messages}.
   *
   * @param token not null
   * @throws ro.storno.application.authority.AuthorityException.AccessRefused if it does not
   */
  void check(AnafAccessToken token);

  /**
   * Reads when a token ends, from the token itself and without a call. Its signature is not
   * checked, and nothing but the time is read: whether the token is good, only ANAF knows.
   *
   * @param token not null
   */
  TokenForm form(AnafAccessToken token);

  /** What the server said to a code or a refresh token. */
  sealed interface Answer {
    /**
     * Tokens.
     *
     * @param access not null
     * @param accessExpiresAt from the token itself, or else from the answer; not null
     * @param refresh the next one; null only where ANAF gave none, and then an old one stays good
     * @param refreshExpiresAt where the token or the answer says so; otherwise ANAF's rule is 365
     *     days
     */
    record Granted(
        AnafAccessToken access,
        Instant accessExpiresAt,
        @Nullable AnafRefreshToken refresh,
        Optional<Instant> refreshExpiresAt)
        implements Answer {}

    /**
     * Code or refresh token is unknown, spent, expired or revoked ({@code invalid_grant}). It never
     * will be good again: the certificate holder has to authorize anew.
     *
     * @param reason in the server's words, or empty; not null
     */
    record GrantRefused(String reason) implements Answer {}
  }

  /** What can be read in an access token. */
  sealed interface TokenForm {
    /**
     * A JWT.
     *
     * @param expiresAt its {@code exp}; not null
     */
    record Readable(Instant expiresAt) implements TokenForm {}

    /**
     * No JWT, or one without a usable end.
     *
     * @param why for people, without a part of the token; not null
     */
    record Malformed(String why) implements TokenForm {}
  }
}
