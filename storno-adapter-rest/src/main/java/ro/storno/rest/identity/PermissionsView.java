package ro.storno.rest.identity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Role;

/**
 * What there is to permit, and what each role may do.
 *
 * @param permissions every permission, in order
 * @param roles every role, the highest first
 */
public record PermissionsView(List<PermissionView> permissions, List<RoleView> roles) {
  /**
   * A permission.
   *
   * @param value its name
   * @param category what it is about
   * @param lowestRole the lowest role that has it
   */
  public record PermissionView(String value, String category, String lowestRole) {
    static PermissionView of(Permission permission) {
      String name = permission.wireName();
      return new PermissionView(
          name, name.substring(0, name.indexOf('.')), permission.lowestRole().wireName());
    }
  }

  /**
   * A role.
   *
   * @param role its name
   * @param permissions what it may do, those of lower roles included
   */
  public record RoleView(String role, List<String> permissions) {
    static RoleView of(Role role) {
      return new RoleView(
          role.wireName(),
          Permission.of(role).stream().sorted().map(Permission::wireName).toList());
    }
  }

  static PermissionsView of(List<Permission> permissions) {
    return new PermissionsView(
        permissions.stream().map(PermissionView::of).toList(),
        Arrays.stream(Role.values()).sorted(Comparator.reverseOrder()).map(RoleView::of).toList());
  }
}
