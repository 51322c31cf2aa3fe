package ro.storno.authority.ksef;

import java.net.URI;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import ro.storno.application.authority.AuthorityException;

/**
 * Where KSeF is.
 *
 * @param base such as {@code https://api.ksef.mf.gov.pl/v2}, which stands for the ministry's three
 *     systems, told apart by each company's environment; any other address is the only one for all;
 *     null when none is configured
 */
public record KsefSettings(@Nullable URI base) {
  HttpUrl address(KsefEnvironment environment) {
    if (base == null) {
      throw new AuthorityException.NotReached(
          "No address of KSeF is configured on this server: set STORNO_KSEF_URL (the ministry's"
              + " own is https://api.ksef.mf.gov.pl/v2).",
          null);
    }
    HttpUrl url = HttpUrl.get(base.toString());
    return url.host().equals(KsefEnvironment.PRODUCTION.host())
        ? url.newBuilder().host(environment.host()).build()
        : url;
  }
}
