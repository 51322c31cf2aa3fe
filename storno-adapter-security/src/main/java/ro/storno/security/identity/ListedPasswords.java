package ro.storno.security.identity;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import ro.storno.application.identity.CommonPasswords;

/** The 30,000 most common passwords of the leaks that zxcvbn was made from. Thread-safe. */
public final class ListedPasswords implements CommonPasswords {
  private static final class Loaded {
    static final Set<String> PASSWORDS = load();

    private static Set<String> load() {
      try {
        return Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public boolean contains(String lowerCase) {
    return Loaded.PASSWORDS.contains(lowerCase);
  }
}
