package ro.storno.application.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.application.company.CompanyRegistry;
import ro.storno.application.company.LookUpTaxpayer;
import ro.storno.domain.identity.Role;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.Party;

/** Clients by their CUI alone. */
class ClientFromRegistryTest {
  private final TestApplication app = new TestApplication();

  private CreateClientFromRegistry.Result create(String cui, String name) {
    return app.createFromRegistry.create(
        app.scope(), new CreateClientFromRegistry.Command(cui, name));
  }

  private void registryKnowsDante() {
    app.registry.know(
        new CompanyRegistry.Entry(
            "14399840",
            "DANTE INTERNATIONAL SA",
            "J40/372/2002",
            true,
            false,
            new Address("Sos. Virtutii nr. 148", "SECTOR6", "RO-B", "060787", "RO"),
            "0210000000",
            true));
  }

  @Test
  void the_registry_fills_everything_in() {
    registryKnowsDante();
    CreateClientFromRegistry.Result made = create("RO14399840", "Altfel");
    assertThat(made.validated()).isTrue();
    assertThat(made.existing()).isFalse();
    Party party = made.client().party();
    assertThat(party.name()).isEqualTo("DANTE INTERNATIONAL SA");
    assertThat(party.taxCode()).isEqualTo("14399840");
    assertThat(party.vatCode()).isEqualTo("RO14399840");
    assertThat(party.registrationNumber()).isEqualTo("J40/372/2002");
    assertThat(party.phone()).isEqualTo("0210000000");
    assertThat(party.address())
        .isEqualTo(new Address("Sos. Virtutii nr. 148", "SECTOR6", "Bucuresti", "060787", "RO"));
    assertThat(made.client().source()).isEqualTo("manual");
    assertThat(made.warnings()).isEmpty();
  }

  @Test
  void the_user_is_told_all_that_the_registry_says_against_a_taxpayer() {
    app.registry.know(
        new CompanyRegistry.Entry(
            "14399840",
            "DANTE INTERNATIONAL SA",
            "J40/372/2002",
            false,
            false,
            new Address("Sos. Virtutii nr. 148", "SECTOR6", "RO-B", "060787", "RO"),
            null,
            false,
            new CompanyRegistry.FiscalStatus(
                "RADIERE",
                null,
                LocalDate.parse("2026-03-01"),
                List.of(),
                null,
                false,
                null,
                false,
                null,
                null,
                null,
                null),
            null));
    app.lookUpTaxpayer.lookUp(app.scope(), "14399840");
    app.clock.pass(Duration.ofDays(2));
    app.registry.silent(true);
    CreateClientFromRegistry.Result made = create("14399840", null);
    assertThat(made.validated()).isFalse();
    assertThat(made.warnings())
        .satisfiesExactly(
            first -> assertThat(first).contains("struck off", "2026-03-01"),
            second -> assertThat(second).contains("does not answer now"));
  }

  @Test
  void a_client_that_is_there_is_returned_without_asking() {
    registryKnowsDante();
    Client first = create("14399840", null).client();
    app.registry.questions();
    CreateClientFromRegistry.Result again = create("RO 14399840", null);
    assertThat(again.existing()).isTrue();
    assertThat(again.client()).isEqualTo(first);
    assertThat(app.registry.questions()).isZero();
    assertThat(
            app.createClient
                .create(app.scope(), Entries.client("X").with("cui", "RO14399840").build())
                .existing())
        .isTrue();
  }

  @Test
  void a_silent_registry_keeps_nobody_from_adding_a_client() {
    CreateClientFromRegistry.Result named = create("14399840", " Dante ");
    assertThat(named.client().party().name()).isEqualTo("Dante");
    assertThat(named.validated()).isFalse();
    assertThat(named.warnings()).hasSize(1);
    CreateClientFromRegistry.Result bare = create("18547290", null);
    assertThat(bare.client().party().name()).isEqualTo("CUI 18547290");
    assertThat(bare.client().party().taxCode()).isEqualTo("18547290");
    assertThat(bare.client().party().address().country()).isEqualTo("RO");
  }

  @Test
  void a_cui_that_nobody_knows_needs_a_name() {
    registryKnowsDante();
    assertThat(
            catchThrowableOfType(
                    ApplicationException.Unacceptable.class, () -> create("18547290", " "))
                .errors())
        .containsOnlyKeys("cui");
    CreateClientFromRegistry.Result named = create("18547290", "Noua SRL");
    assertThat(named.validated()).isFalse();
    assertThat(named.warnings()).singleElement().asString().contains("does not know");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "abc", "1", "12345678901", "DE136695976"})
  void what_is_no_cui_is_refused(String cui) {
    assertThat(
            catchThrowableOfType(ApplicationException.Unacceptable.class, () -> create(cui, "Nume"))
                .errors())
        .containsOnlyKeys("cui");
    assertThat(
            catchThrowableOfType(
                    ApplicationException.Unacceptable.class,
                    () -> create("14399840", "x".repeat(256)))
                .errors())
        .containsOnlyKeys("name");
  }

  @Test
  void an_earlier_answer_stands_in_marked_as_such() {
    registryKnowsDante();
    app.lookUpTaxpayer.lookUp(app.scope(), "14399840");
    app.clock.pass(Duration.ofDays(2));
    app.registry.silent(true);
    LookUpTaxpayer.Found found = app.lookUpTaxpayer.lookUp(app.scope(), "14399840");
    assertThat(found.entry().outdatedSince()).isEqualTo(TestApplication.START);
    CreateClientFromRegistry.Result made = create("14399840", null);
    assertThat(made.client().party().name()).isEqualTo("DANTE INTERNATIONAL SA");
    assertThat(made.validated()).isFalse();
    assertThat(made.warnings()).singleElement().asString().contains("2026-11-21");
    app.clock.pass(Duration.ofDays(29));
    assertThatThrownBy(() -> app.lookUpTaxpayer.lookUp(app.scope(), "14399840"))
        .as("too old by now")
        .isInstanceOf(ApplicationException.Unavailable.class);
  }

  @Test
  void that_somebody_was_unknown_is_not_offered_for_an_answer_of_now() {
    registryKnowsDante();
    assertThatThrownBy(() -> app.lookUpTaxpayer.lookUp(app.scope(), "18547290"))
        .isInstanceOf(ApplicationException.NotFound.class);
    app.clock.pass(Duration.ofHours(2));
    app.registry.silent(true);
    assertThatThrownBy(() -> app.lookUpTaxpayer.lookUp(app.scope(), "18547290"))
        .isInstanceOf(ApplicationException.Unavailable.class);
  }

  @Test
  void the_same_taxpayer_is_not_asked_about_twice_within_an_hour() {
    registryKnowsDante();
    app.registry.questions();
    app.lookUpTaxpayer.lookUp(app.scope(), "14399840");
    app.lookUpTaxpayer.lookUp(app.stranger(), "RO14399840");
    assertThat(app.registry.questions()).isEqualTo(1);
    app.clock.pass(Duration.ofMinutes(61));
    app.lookUpTaxpayer.lookUp(app.scope(), "14399840");
    assertThat(app.registry.questions()).isEqualTo(1);
  }

  @Test
  void the_efactura_register_is_a_second_source_asked_once_an_hour() {
    registryKnowsDante();
    assertThat(listed()).isFalse();
    app.registry.listInEFacturaRegister("14399840");
    assertThat(listed()).as("as it was within this hour").isFalse();
    app.clock.pass(Duration.ofMinutes(61));
    assertThat(listed()).isTrue();
    app.registry.silent(true);
    assertThat(listed()).as("within the hour nobody is asked").isTrue();
    app.clock.pass(Duration.ofMinutes(61));
    assertThat(listed()).as("then the first source alone counts").isFalse();
  }

  @Test
  void without_an_answer_of_the_second_source_the_first_one_counts() {
    registryKnowsDante();
    app.registry.listInEFacturaRegister("14399840");
    LookUpTaxpayer first =
        new LookUpTaxpayer(
            app.rememberingRegistry,
            cif -> {
              throw new ApplicationException.Unavailable("silent", new IllegalStateException());
            });
    assertThat(first.lookUp(app.scope(), "14399840").inEFacturaRegister()).isFalse();
    assertThat(listed()).as("silence was not taken for an answer").isTrue();
  }

  private boolean listed() {
    return app.lookUpTaxpayer.lookUp(app.scope(), "14399840").inEFacturaRegister();
  }

  @Test
  void everybody_looks_up_but_employees_add_nobody() {
    registryKnowsDante();
    assertThat(app.lookUpTaxpayer.lookUp(app.as(Role.EMPLOYEE), "14399840")).isNotNull();
    assertThatThrownBy(
            () ->
                app.createFromRegistry.create(
                    app.as(Role.EMPLOYEE), new CreateClientFromRegistry.Command("14399840", null)))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }
}
