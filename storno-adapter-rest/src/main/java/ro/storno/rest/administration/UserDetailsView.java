package ro.storno.rest.administration;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import ro.storno.application.administration.PlatformRegister;
import ro.storno.rest.openapi.Described;

/**
 * An account in detail.
 *
 * @param user the account
 * @param devices where the app is registered
 * @param stats how much it has
 */
public record UserDetailsView(
    @JsonUnwrapped UserAdministrationView user,
    @Described("Empty: this server registers no devices") List<Device> devices,
    Stats stats) {

  /**
   * A device.
   *
   * @param platform ios, android or web
   * @param registeredAt since when
   */
  public record Device(String platform, Instant registeredAt) {}

  /**
   * How much an account has.
   *
   * @param invoiceCount invoices in its organizations
   * @param organizationCount organizations that it belongs to
   */
  public record Stats(long invoiceCount, long organizationCount) {}

  static UserDetailsView of(PlatformRegister.Account account, long invoices) {
    return new UserDetailsView(
        UserAdministrationView.of(account),
        List.of(),
        new Stats(invoices, account.places().size()));
  }
}
