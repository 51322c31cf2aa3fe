package ro.storno.persistence.identity;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import ro.storno.application.identity.Scopes;
import ro.storno.domain.identity.Permission;

/** Scopes in a column; one that this release does not know is granted to nobody. */
final class ScopesColumn {
  private ScopesColumn() {}

  static String text(Set<Permission> scopes) {
    return Scopes.text(scopes);
  }

  static Set<Permission> read(String text) {
    return Arrays.stream(text.split(" "))
        .flatMap(name -> Permission.ofWireName(name).stream())
        .collect(Collectors.toSet());
  }
}
