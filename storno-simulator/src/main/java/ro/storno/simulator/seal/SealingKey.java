package ro.storno.simulator.seal;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key that can seal.
 *
 * @param pair not null
 * @param certificate of the public key; not null
 * @param chain the certificate, then who vouches for it; not null
 */
public record SealingKey(KeyPair pair, X509Certificate certificate, List<X509Certificate> chain) {
  /** Takes a copy. */
  public SealingKey {
    chain = List.copyOf(chain);
  }
}
