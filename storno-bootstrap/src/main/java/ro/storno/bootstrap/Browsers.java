package ro.storno.bootstrap;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import ro.storno.bootstrap.configuration.Configuration;

/**
 * Where browsers find this server, and where they go from it.
 *
 * @param address of the server as browsers see it, known once it listens; not null
 * @param https whether that is https
 * @param anafRedirect where ANAF sends them back to, as registered there; empty if not configured
 * @param afterAnaf where they go after an authorization at ANAF; empty for a page of ours
 */
record Browsers(
    Supplier<URI> address, boolean https, Optional<URI> anafRedirect, Optional<URI> afterAnaf) {
  static Browsers of(Configuration configuration, Supplier<URI> listening) {
    Optional<URI> publicUrl = configuration.http().publicUrl();
    return new Browsers(
        () -> publicUrl.orElseGet(listening),
        publicUrl.map(url -> "https".equals(url.getScheme())).orElse(false),
        configuration.anaf().redirect(),
        configuration.anaf().afterwards());
  }
}
