package ro.storno.application.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.application.job.Job;
import ro.storno.domain.identity.Role;
import ro.storno.domain.party.Client;

/** What VIES has to say about clients. */
class ClientVatIdTest {
  private final TestApplication app = new TestApplication();

  private static Entries.ClientForm german() {
    return foreign("DE", "DE136695976");
  }

  private static Entries.ClientForm foreign(String country, String vatCode) {
    return Entries.client("Example GmbH")
        .with("country", country)
        .with("county", null)
        .with("registrationNumber", null)
        .with("isVatPayer", true)
        .with("vatCode", vatCode);
  }

  private CreateClient.Result create(Entries.ClientForm form) {
    return app.createClient.create(app.scope(), form.build());
  }

  private Client change(Client client, Map<String, Object> values) {
    return app.updateClient
        .update(
            app.scope(),
            client.id(),
            Entries.record(ClientEntry.class, new HashMap<>(values)),
            values.keySet())
        .client();
  }

  private Client stored(Client client) {
    return app.transactions.inCompany(
        client.company(), () -> app.clients.find(client.company(), client.id()).orElseThrow());
  }

  @Test
  void a_client_in_another_member_state_is_confirmed_by_vies() {
    app.vies.know("DE136695976", "EXAMPLE GMBH");
    Client client = create(german()).client();
    assertThat(client.viesValid()).isTrue();
    assertThat(client.viesName()).isEqualTo("EXAMPLE GMBH");
    assertThat(client.viesValidatedAt()).isEqualTo(app.clock.instant());
    assertThat(stored(client)).isEqualTo(client);
  }

  @Test
  void an_identifier_that_vies_does_not_know_is_saved_as_invalid_with_a_warning() {
    app.vies.silent(false);
    CreateClient.Result made = create(german());
    assertThat(made.client().viesValid()).isFalse();
    assertThat(made.client().viesName()).isNull();
    assertThat(made.warnings()).singleElement().asString().contains("VIES", "DE136695976");
  }

  @ParameterizedTest
  @CsvSource({
    "GR, 123456783, EL123456783",
    "DE, 136695976, DE136695976",
    "GB, XI123456789, XI123456789"
  })
  void prefixes_are_those_of_vies(String country, String typed, String asked) {
    app.vies.silent(false);
    create(foreign(country, typed));
    assertThat(app.vies.questions()).containsExactly(asked);
  }

  @ParameterizedTest
  @CsvSource({"RO, RO18547290", "US, 123456789", "CH, CHE123456789", "GB, GB123456789", "DE, "})
  void others_are_not_asked_about(String country, String vatCode) {
    app.vies.silent(false);
    Client client =
        create(foreign(country, vatCode).with("county", "RO-CJ").with("registrationNumber", "J1"))
            .client();
    assertThat(app.vies.questions()).isEmpty();
    assertThat(client.viesValid()).isNull();
    assertThat(client.viesValidatedAt()).isNull();
  }

  @Test
  void a_misspelt_identifier_is_a_warning_and_not_asked_about() {
    app.vies.silent(false);
    CreateClient.Result made = create(foreign("DE", "DE12"));
    assertThat(made.client().viesValid()).isNull();
    assertThat(made.warnings()).singleElement().asString().contains("DE12");
    assertThat(app.vies.questions()).isEmpty();
  }

  @Test
  void vies_out_of_order_keeps_nobody_from_saving_and_is_asked_again_later() {
    app.vies.silent(true);
    CreateClient.Result made = create(german());
    assertThat(made.client().viesValid()).isNull();
    assertThat(made.warnings()).singleElement().asString().contains("asked again");
    assertThat(mine()).hasSize(1);

    app.jobs.runAll(app.validateVatId);
    assertThat(stored(made.client()).viesValid()).as("still silent").isNull();
    assertThat(mine()).singleElement().satisfies(job -> assertThat(job.key()).endsWith("#2"));

    app.vies.know("DE136695976", "EXAMPLE GMBH");
    app.vies.silent(false);
    app.jobs.runAll(app.validateVatId);
    assertThat(stored(made.client()).viesValid()).isTrue();
    assertThat(mine()).isEmpty();
  }

  @Test
  void asking_again_ends_after_a_week() {
    app.vies.silent(true);
    create(german());
    int rounds = 0;
    while (!mine().isEmpty()) {
      app.jobs.runAll(app.validateVatId);
      rounds++;
    }
    assertThat(rounds).isEqualTo(6);
  }

  @Test
  void a_question_about_a_former_identifier_is_not_asked_any_more() {
    app.vies.silent(true);
    Client client = create(german()).client();
    app.vies.silent(false);
    app.vies.know("DE811907980", "OTHER GMBH");
    change(client, Map.of("vatCode", "DE811907980"));
    app.vies.questions();
    app.jobs.runAll(app.validateVatId);
    assertThat(app.vies.questions()).isEmpty();
    assertThat(stored(client).viesName()).isEqualTo("OTHER GMBH");
  }

  @Test
  void without_vies_clients_stay_unchecked_and_nothing_is_queued() {
    Client client = create(german()).client();
    assertThat(client.viesValid()).isNull();
    assertThat(mine()).isEmpty();
    assertThat(app.vies.questions()).isEmpty();
  }

  @Test
  void a_change_of_identifier_or_country_asks_anew_and_others_do_not() {
    app.vies.know("DE136695976", "EXAMPLE GMBH");
    Client client = create(german()).client();
    app.vies.questions();
    assertThat(change(client, Map.of("phone", "0721")).viesValid()).isTrue();
    assertThat(change(client, Map.of("vatCode", "DE136695976")).viesValid()).isTrue();
    assertThat(app.vies.questions()).isEmpty();

    assertThat(change(client, Map.of("vatCode", "DE811907980")).viesValid()).isFalse();
    assertThat(app.vies.questions()).containsExactly("DE811907980");

    Client moved = change(client, Map.of("country", "CH"));
    assertThat(moved.viesValid()).isNull();
    assertThat(moved.viesValidatedAt()).isNull();
    assertThat(app.vies.questions()).isEmpty();
  }

  @Test
  void the_same_identifier_is_not_asked_about_twice_within_an_hour() {
    app.vies.know("DE136695976", null);
    create(german());
    create(german());
    assertThat(app.vies.questions()).hasSize(1);
    app.clock.pass(Duration.ofMinutes(61));
    create(german());
    assertThat(app.vies.questions()).hasSize(1);
  }

  @Test
  void an_old_answer_never_stands_in_for_one_of_now() {
    app.vies.know("DE136695976", null);
    create(german());
    app.clock.pass(Duration.ofMinutes(61));
    app.vies.silent(true);
    assertThat(create(german()).client().viesValid()).isNull();
  }

  @Test
  void a_client_that_is_there_is_returned_without_asking() {
    app.vies.silent(false);
    create(german().with("cui", "136695976"));
    app.vies.questions();
    app.clock.pass(Duration.ofHours(2));
    assertThat(create(german().with("cui", "136695976")).existing()).isTrue();
    assertThat(app.vies.questions()).isEmpty();
  }

  @Test
  void vies_can_be_asked_without_saving_anything() {
    app.vies.know("DE136695976", "EXAMPLE GMBH");
    CheckVatId.Checked checked = app.checkVatId.check(app.scope(), " de 136-695.976 ");
    assertThat(checked.id()).hasToString("DE136695976");
    assertThat(checked.answer().valid()).isTrue();
    assertThat(app.checkVatId.check(app.as(Role.EMPLOYEE), "GR123456783").id().prefix())
        .isEqualTo("EL");
    app.vies.silent(true);
    assertThatThrownBy(() -> app.checkVatId.check(app.scope(), "FR40303265045"))
        .isInstanceOf(ApplicationException.Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "DE", "DE12", "GB123456789", "US123456789", "136695976"})
  void what_is_no_identifier_of_the_union_is_refused(String vatCode) {
    assertThat(
            catchThrowableOfType(
                    ApplicationException.Unacceptable.class,
                    () -> app.checkVatId.check(app.scope(), vatCode))
                .errors())
        .containsOnlyKeys("vatCode");
  }

  private List<Job> mine() {
    return app.jobs.waiting().stream()
        .filter(job -> job.kind().equals(ValidateClientVatId.KIND))
        .toList();
  }
}
