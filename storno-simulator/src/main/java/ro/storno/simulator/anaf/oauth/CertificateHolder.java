package ro.storno.simulator.anaf.oauth;

import java.util.Set;
import ro.storno.simulator.anaf.call.Access;

/**
 * Somebody with a qualified certificate that is registered at ANAF.
 *
 * @param serial of the certificate; not null
 * @param name not null
 * @param cifs digits of the taxpayers for whom the holder may act; not null
 * @param everyone may act for every taxpayer, whatever {@code cifs} says
 */
public record CertificateHolder(String serial, String name, Set<String> cifs, boolean everyone) {
  /** Takes a copy. */
  public CertificateHolder {
    cifs = Set.copyOf(cifs);
  }

  /** Returns a holder who may act for some taxpayers, if any. */
  public static CertificateHolder of(String serial, String name, String... cifs) {
    return new CertificateHolder(serial, name, Set.of(cifs), false);
  }

  /** Returns a holder who may act for every taxpayer. */
  public static CertificateHolder ofEveryone(String serial, String name) {
    return new CertificateHolder(serial, name, Set.of(), true);
  }

  Access access() {
    return new Access(serial, cifs, everyone);
  }
}
