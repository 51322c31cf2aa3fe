package ro.storno.authority.call;

import java.util.regex.Pattern;
import ro.storno.application.anaf.AnafAccessToken;
import ro.storno.application.authority.AuthorityException;

/** Puts a token into the header of a request. */
public final class BearerToken {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/=-]{1,16384}");

  private BearerToken() {}

  /**
   * Returns the value of {@code Authorization} (RFC 6750, section 2.1).
   *
   * @param token not null
   * @throws AuthorityException.AccessRefused if the token holds what no token can
   */
  public static String header(AnafAccessToken token) {
    if (!FORM.matcher(token.value()).matches()) {
      throw new AuthorityException.AccessRefused(
          "The access token is no token (unexpected characters or length); authorize with ANAF"
              + " anew. ANAF was not asked.");
    }
    return "Bearer " + token.value();
  }
}
