package ro.storno.rest.identity;

import java.util.List;
import ro.storno.domain.identity.Permission;

/**
 * What could be granted.
 *
 * @param scopes in order
 */
public record ScopesView(List<ScopeView> scopes) {
  /**
   * One permission.
   *
   * @param value its name
   * @param label the same
   * @param category what it is about
   */
  public record ScopeView(String value, String label, String category) {
    static ScopeView of(Permission permission) {
      String name = permission.wireName();
      return new ScopeView(name, name, name.substring(0, name.indexOf('.')));
    }
  }

  static ScopesView of(List<Permission> permissions) {
    return new ScopesView(permissions.stream().map(ScopeView::of).toList());
  }
}
