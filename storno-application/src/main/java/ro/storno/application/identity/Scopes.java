package ro.storno.application.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.Permission;

/** Scopes as OAuth2 writes them: wire names of permissions, separated by spaces. */
public final class Scopes {
  private static final int LONGEST_SHOWN = 60;

  private Scopes() {}

  /** Returns the names in a text, each once; none for null. */
  static List<String> names(@Nullable String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(" ")).filter(name -> !name.isBlank()).distinct().toList();
  }

  /** Returns a name that somebody sent as it may appear in a message. */
  static String shown(String name) {
    String printable = name.replaceAll("[^\\x21-\\x7e]", "?");
    return printable.length() > LONGEST_SHOWN
        ? printable.substring(0, LONGEST_SHOWN) + "…"
        : printable;
  }

  /** Returns the text for some permissions, in order. */
  public static String text(Collection<Permission> scopes) {
    return scopes.stream().sorted().map(Permission::wireName).collect(Collectors.joining(" "));
  }
}
