package ro.storno.domain.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.domain.transport.Declaration.Notification;
import ro.storno.domain.transport.Declaration.Partner;

class TransportRulesTest {
  private static final RouteEnd PLACE =
      new RouteEnd(13, "Constanţa", "Str. Portului", "1", null, null, null, null);

  private static List<TransportViolation> violations(
      OperationType operation, @Nullable Integer purpose, String country, RouteEnd start) {
    return TransportRules.violations(
        new Declaration(
            "12345674",
            "r",
            false,
            new Notification(
                null,
                operation,
                List.of(
                    new Goods(
                        purpose,
                        "08031010",
                        "Banane",
                        BigDecimal.TEN,
                        "KGM",
                        BigDecimal.TEN,
                        BigDecimal.TEN,
                        BigDecimal.ONE)),
                new Partner(country, "18547290", "Client"),
                new Vehicle("b-123 abc", null, null),
                new Organizer("RO", "PF", "Ion Popescu"),
                LocalDate.of(2026, 11, 28),
                start,
                PLACE,
                "AVIZ-0001",
                LocalDate.of(2026, 11, 28))));
  }

  @Test
  void national_transport_may_be_organized_by_a_private_individual() {
    assertThat(violations(OperationType.TTN, 101, "RO", PLACE)).isEmpty();
    assertThat(violations(OperationType.LIC, 101, "DE", PLACE))
        .extracting(TransportViolation::field)
        .containsExactly("etransportTransporterCode");
  }

  @ParameterizedTest
  @CsvSource({
    "TTN, 201, RO, PURPOSE",
    "TTN, 9999, RO, PURPOSE",
    "TTN, , RO, PURPOSE",
    "TTN, 101, DE, PARTNER_COUNTRY",
    "AIC, 101, RO, PARTNER_COUNTRY",
    "AIC, 704, DE, PURPOSE",
    "IMP, 9999, DE, PARTNER_COUNTRY",
    "EXP, 9999, EL, PARTNER_COUNTRY",
    "LIC, 101, GR, PARTNER_COUNTRY"
  })
  void purpose_and_partner_must_fit_the_operation(
      OperationType operation, @Nullable Integer purpose, String country, TransportRule rule) {
    assertThat(violations(operation, purpose, country, PLACE))
        .extracting(TransportViolation::rule)
        .contains(rule);
  }

  @Test
  void end_of_a_route_is_one_kind_of_place_that_the_operation_allows() {
    RouteEnd border = new RouteEnd(null, null, null, null, null, null, 2, null);
    RouteEnd both = new RouteEnd(40, "Sector 1", "Str. A", null, null, null, 2, null);
    assertThat(violations(OperationType.AIC, 101, "DE", border))
        .extracting(TransportViolation::rule)
        .doesNotContain(TransportRule.BORDER_POINT, TransportRule.ONE_KIND_OF_PLACE);
    assertThat(violations(OperationType.TTN, 101, "RO", border))
        .extracting(TransportViolation::field)
        .containsExactly("etransportStartBorderPoint");
    assertThat(violations(OperationType.AIC, 101, "DE", both))
        .extracting(TransportViolation::rule)
        .contains(TransportRule.ONE_KIND_OF_PLACE);
  }

  @Test
  void nothing_but_the_missing_is_named_where_nothing_was_typed() {
    TransportDetails none = TransportDetails.NONE;
    List<TransportViolation> found =
        TransportRules.violations(
            new Declaration(
                "12345674",
                "r",
                false,
                new Notification(
                    null,
                    none.operation(),
                    List.of(),
                    new Partner("RO", "18547290", "Client"),
                    none.vehicle(),
                    none.organizer(),
                    none.date(),
                    none.start(),
                    none.end(),
                    "AVIZ-0001",
                    LocalDate.of(2026, 11, 28))));
    assertThat(found)
        .extracting(TransportViolation::field)
        .containsExactly(
            "etransportOperationType",
            "lines",
            "etransportVehicleNumber",
            "etransportTransporterCountry",
            "etransportTransporterName",
            "etransportTransportDate",
            "etransportStartCounty",
            "etransportEndCounty");
    assertThat(found.get(0))
        .hasToString(
            "[ETR-03, ANAF BR-CL-004] etransportOperationType: Choose the type of operation: 10, 12, 14,"
                + " 20, 22, 24, 30, 40, 50, 60 or 70.");
  }

  @Test
  void rules_have_numbers_of_their_own() {
    assertThat(Arrays.stream(TransportRule.values()).map(TransportRule::id))
        .doesNotHaveDuplicates();
  }
}
