package ro.storno.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionTest {
  @Test
  void each_role_has_what_the_lower_one_has_and_more() {
    Role[] roles = Role.values();
    for (int i = 1; i < roles.length; i++) {
      assertThat(Permission.of(roles[i]))
          .containsAll(Permission.of(roles[i - 1]))
          .hasSizeGreaterThan(Permission.of(roles[i - 1]).size());
    }
    assertThat(Permission.of(Role.OWNER)).containsExactlyInAnyOrder(Permission.values());
  }

  @Test
  void employee_may_look_and_nothing_else() {
    assertThat(Permission.of(Role.EMPLOYEE))
        .extracting(Permission::wireName)
        .containsExactlyInAnyOrder(
            "company.view",
            "client.view",
            "product.view",
            "invoice.view",
            "recurring_invoice.view",
            "series.view",
            "payment.view",
            "efactura.view",
            "settings.view",
            "report.view",
            "email_template.view",
            "borderou.view",
            "declaration.view");
  }

  @ParameterizedTest
  @CsvSource({
    "invoice.issue, ACCOUNTANT", "webhook.view, ACCOUNTANT", "webhook.manage, ADMIN",
    "company.create, ADMIN", "api_key.manage, ADMIN", "oauth2_app.view, ADMIN",
    "org.manage_billing, OWNER", "org.manage_members, ADMIN",
        "recurring_invoice.manage, ACCOUNTANT",
    "settings.manage, ADMIN", "export.data, ACCOUNTANT", "backup.manage, ADMIN"
  })
  void permission_has_its_lowest_role(String wireName, Role lowest) {
    assertThat(Permission.ofWireName(wireName))
        .get()
        .extracting(Permission::lowestRole)
        .isEqualTo(lowest);
  }

  @Test
  void wire_names_are_unique_and_lead_back() {
    assertThat(Arrays.stream(Permission.values()).map(Permission::wireName))
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).matches("[a-z0-9_]+[.][a-z_]+"));
    for (Permission permission : Permission.values()) {
      assertThat(Permission.ofWireName(permission.wireName())).contains(permission);
    }
    assertThat(Permission.ofWireName("invoice.burn")).isEmpty();
    assertThat(Role.ACCOUNTANT.wireName()).isEqualTo("accountant");
  }
}
