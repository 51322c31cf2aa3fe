package ro.storno.simulator.seal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ro.storno.simulator.fault.Seed;

/**
 * The RSA keys of simulated authorities: a function of the seed and of what they are for. Finding
 * the primes is the costliest part of starting a simulator, so the last keys of the process are
 * kept. Thread-safe.
 */
public final class SeededKeys {
  private static final int BITS = 2048;
  private static final int KEPT = 64;

  private static final Map<Wanted, KeyPair> MADE = Collections.synchronizedMap(new Recent());

  private record Wanted(Seed seed, List<String> purpose) {}

  /** Forgets what was not asked for the longest. */
  private static final class Recent extends LinkedHashMap<Wanted, KeyPair> {
    private static final long serialVersionUID = 1;

    Recent() {
      super(KEPT, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Wanted, KeyPair> eldest) {
      return size() > KEPT;
    }
  }

  private SeededKeys() {}

  /**
   * Returns the key pair of 2048 bits for a purpose. Whoever knows the seed can make it too.
   *
   * @param seed not null
   * @param purpose what it is for; not null
   * @return the same for the same seed and purpose; not null
   */
  public static KeyPair rsa(Seed seed, Object... purpose) {
    Wanted wanted = new Wanted(seed, List.of(purpose).stream().map(String::valueOf).toList());
    KeyPair known = MADE.get(wanted);
    if (known == null) {
      known = make(seed, purpose);
      MADE.put(wanted, known);
    }
    return known;
  }

  private static KeyPair make(Seed seed, Object... purpose) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS, seed.generator(purpose));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has RSA", e);
    }
  }
}
