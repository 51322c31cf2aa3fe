package ro.storno.domain.identity;

import static ro.storno.domain.identity.Role.ACCOUNTANT;
import static ro.storno.domain.identity.Role.ADMIN;
import static ro.storno.domain.identity.Role.EMPLOYEE;
import static ro.storno.domain.identity.Role.OWNER;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an actor may do, with the lowest role that may do it (notes/client-contract.md, roles). The
 * wire names, such as {@code invoice.issue}, are also the scopes of API keys and OAuth2 tokens.
 */
public enum Permission {
  COMPANY_VIEW(EMPLOYEE),
  COMPANY_CREATE(ADMIN),
  COMPANY_EDIT(ADMIN),
  COMPANY_DELETE(ADMIN),
  CLIENT_VIEW(EMPLOYEE),
  CLIENT_CREATE(ACCOUNTANT),
  CLIENT_EDIT(ACCOUNTANT),
  CLIENT_DELETE(ACCOUNTANT),
  PRODUCT_VIEW(EMPLOYEE),
  PRODUCT_CREATE(ACCOUNTANT),
  PRODUCT_EDIT(ACCOUNTANT),
  PRODUCT_DELETE(ACCOUNTANT),
  INVOICE_VIEW(EMPLOYEE),
  INVOICE_CREATE(ACCOUNTANT),
  INVOICE_EDIT(ACCOUNTANT),
  INVOICE_DELETE(ACCOUNTANT),
  INVOICE_ISSUE(ACCOUNTANT),
  INVOICE_SEND(ACCOUNTANT),
  INVOICE_CANCEL(ACCOUNTANT),
  INVOICE_REFUND(ACCOUNTANT),
  RECURRING_INVOICE_VIEW(EMPLOYEE),
  RECURRING_INVOICE_MANAGE(ACCOUNTANT),
  SERIES_VIEW(EMPLOYEE),
  SERIES_MANAGE(ACCOUNTANT),
  PAYMENT_VIEW(EMPLOYEE),
  PAYMENT_CREATE(ACCOUNTANT),
  PAYMENT_DELETE(ACCOUNTANT),
  EFACTURA_VIEW(EMPLOYEE),
  EFACTURA_SUBMIT(ACCOUNTANT),
  SETTINGS_VIEW(EMPLOYEE),
  SETTINGS_MANAGE(ADMIN),
  REPORT_VIEW(EMPLOYEE),
  EMAIL_TEMPLATE_VIEW(EMPLOYEE),
  EMAIL_TEMPLATE_MANAGE(ACCOUNTANT),
  BORDEROU_VIEW(EMPLOYEE),
  BORDEROU_MANAGE(ACCOUNTANT),
  DECLARATION_VIEW(EMPLOYEE),
  DECLARATION_SUBMIT(ACCOUNTANT),
  IMPORT_MANAGE(ACCOUNTANT),
  EXPORT_DATA(ACCOUNTANT),
  WEBHOOK_VIEW(ACCOUNTANT),
  WEBHOOK_MANAGE(ADMIN),
  API_KEY_VIEW(ADMIN),
  API_KEY_MANAGE(ADMIN),
  OAUTH2_APP_VIEW(ADMIN),
  OAUTH2_APP_MANAGE(ADMIN),
  BACKUP_MANAGE(ADMIN),
  ORG_MANAGE_MEMBERS(ADMIN),
  ORG_VIEW_AUDIT(ADMIN),
  ORG_MANAGE_BILLING(OWNER);

  private final Role lowestRole;

  Permission(Role lowestRole) {
    this.lowestRole = lowestRole;
  }

  /** Returns the lowest role that has this permission. */
  public Role lowestRole() {
    return lowestRole;
  }

  /** Returns the name on the wire, such as {@code invoice.issue}. */
  public String wireName() {
    String lower = name().toLowerCase(Locale.ROOT);
    for (String area :
        new String[] {"recurring_invoice", "email_template", "oauth2_app", "api_key"}) {
      if (lower.startsWith(area + "_")) {
        return area + "." + lower.substring(area.length() + 1);
      }
    }
    return lower.replaceFirst("_", ".");
  }

  /** Returns the permission with a wire name, if there is one. */
  public static Optional<Permission> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(p -> p.wireName().equals(wireName)).findFirst();
  }

  /** Returns everything a role may do. */
  public static Set<Permission> of(Role role) {
    EnumSet<Permission> granted = EnumSet.noneOf(Permission.class);
    for (Permission permission : values()) {
      if (role.compareTo(permission.lowestRole) >= 0) {
        granted.add(permission);
      }
    }
    return granted;
  }
}
