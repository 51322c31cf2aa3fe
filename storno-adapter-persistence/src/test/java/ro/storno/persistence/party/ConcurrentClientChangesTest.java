package ro.storno.persistence.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.SequentialIds;
import ro.storno.application.TestApplication;
import ro.storno.application.job.Job;
import ro.storno.application.party.ClientEntry;
import ro.storno.application.party.CreateClient;
import ro.storno.application.party.DeleteClient;
import ro.storno.application.party.UpdateClient;
import ro.storno.application.party.ValidateClientVatId;
import ro.storno.domain.party.Client;
import ro.storno.persistence.PostgresPorts;

/** Whoever changes a client builds on what others have committed, and undoes none of it. */
class ConcurrentClientChangesTest extends PostgresPorts {
  private final SequentialIds ids = new SequentialIds();
  private TestApplication app;
  private JdbiClients clients;
  private DeleteClient delete;
  private UpdateClient update;
  private ValidateClientVatId validate;
  private Client client;

  @BeforeEach
  void newClient() {
    app = new TestApplication();
    clients = new JdbiClients(transactions());
    delete = new DeleteClient(transactions(), clients, app.clock);
    update =
        new UpdateClient(
            app.validator,
            transactions(),
            clients,
            app.rememberingVies,
            app.buyerChange,
            app.jobs,
            app.clock);
    validate =
        new ValidateClientVatId(transactions(), clients, app.rememberingVies, app.jobs, app.clock);
    client =
        new CreateClient(
                app.validator,
                transactions(),
                clients,
                app.rememberingVies,
                app.jobs,
                ids,
                app.clock)
            .create(
                app.scope(),
                Entries.client("Example GmbH")
                    .with("country", "DE")
                    .with("county", null)
                    .with("registrationNumber", null)
                    .with("isVatPayer", true)
                    .with("vatCode", "DE136695976")
                    .build())
            .client();
  }

  private void change(String field, String value) {
    update.update(
        app.scope(),
        client.id(),
        Entries.record(ClientEntry.class, Map.of(field, value)),
        Set.of(field));
  }

  private void deleted() {
    delete.delete(app.scope(), client.id());
  }

  /** The job that a silent VIES leaves behind. */
  private void validated() {
    validate.run(
        new Job(
            ValidateClientVatId.KIND,
            client.company(),
            "1",
            "{\"clientId\":\"" + client.id() + "\",\"vatId\":\"DE136695976\",\"attempt\":\"1\"}"));
  }

  private Client stored() {
    return in(client.company(), () -> clients.find(client.company(), client.id()).orElseThrow());
  }

  private Future<Integer> meanwhile(Runnable first, Runnable second) {
    return meanwhile(
        client.company(),
        first,
        () -> {
          second.run();
          return 0;
        });
  }

  @Test
  void two_changes_at_once_are_both_kept() throws Exception {
    meanwhile(() -> change("phone", "0721"), () -> change("notes", "atent")).get();
    assertThat(stored().party().phone()).isEqualTo("0721");
    assertThat(stored().notes()).isEqualTo("atent");
  }

  @Test
  void change_does_not_bring_a_deleted_client_back() {
    Future<Integer> change = meanwhile(this::deleted, () -> change("phone", "0721"));
    assertThatThrownBy(change::get).hasCauseInstanceOf(ApplicationException.NotFound.class);
    assertThat(stored().deletedAt()).isNotNull();
  }

  @Test
  void deletion_keeps_what_was_changed_meanwhile() throws Exception {
    meanwhile(() -> change("phone", "0721"), this::deleted).get();
    assertThat(stored().deletedAt()).isNotNull();
    assertThat(stored().party().phone()).isEqualTo("0721");
  }

  @Test
  void answer_of_vies_keeps_what_was_changed_meanwhile() throws Exception {
    app.vies.know("DE136695976", "EXAMPLE GMBH");
    app.vies.silent(false);
    meanwhile(() -> change("phone", "0721"), this::validated).get();
    assertThat(stored().viesValid()).isTrue();
    assertThat(stored().party().phone()).isEqualTo("0721");
  }

  @Test
  void answer_of_vies_does_not_bring_a_deleted_client_back() throws Exception {
    app.vies.know("DE136695976", "EXAMPLE GMBH");
    app.vies.silent(false);
    meanwhile(this::deleted, this::validated).get();
    assertThat(stored().deletedAt()).isNotNull();
    assertThat(stored().viesValid()).isNull();
  }
}
