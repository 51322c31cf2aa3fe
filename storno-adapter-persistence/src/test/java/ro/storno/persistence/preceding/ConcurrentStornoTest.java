package ro.storno.persistence.preceding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import ro.storno.application.Entries;
import ro.storno.application.Page;
import ro.storno.application.Samples;
import ro.storno.application.TestApplication;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.preceding.CopyPreceding;
import ro.storno.application.preceding.DraftPreceding;
import ro.storno.application.preceding.PrecedingDocuments;
import ro.storno.application.transport.TransportDrafting;
import ro.storno.domain.DomainException;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.party.Client;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.persistence.PostgresPorts;
import ro.storno.persistence.numbering.JdbiSeriesBook;
import ro.storno.persistence.party.JdbiClients;
import ro.storno.persistence.transport.JdbiNoteTransports;

/** However many take a delivery note back at the same time, it is taken back once. */
class ConcurrentStornoTest extends PostgresPorts {
  private static final int CALLERS = 32;
  private static final PrecedingKind NOTE = PrecedingKind.DELIVERY_NOTE;

  private final TestApplication app = new TestApplication();
  private final CompanyScope scope = app.scope();

  @Test
  void thirty_two_at_once_make_one_reversal() throws Exception {
    JdbiPrecedingDocuments documents = new JdbiPrecedingDocuments(transactions());
    JdbiClients clients = new JdbiClients(transactions());
    DraftPreceding drafts =
        new DraftPreceding(
            app.validator,
            transactions(),
            documents,
            new JdbiSeriesBook(transactions()),
            app.drafting,
            new TransportDrafting(app.validator, new JdbiNoteTransports(transactions()), app.clock),
            app.ids,
            app.clock);
    CopyPreceding copy =
        new CopyPreceding(
            transactions(), documents, clients, drafts, app.rates, app.ids, app.clock);
    PrecedingDocument note = issued(documents, clients);
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    int refused = 0;
    List<PrecedingDocument> made = new ArrayList<>();
    try {
      Callable<Object> storno =
          () -> {
            try {
              return copy.storno(scope, NOTE, note.id());
            } catch (DomainException.IllegalState alreadyDone) {
              return alreadyDone;
            }
          };
      for (Future<Object> each : threads.invokeAll(Collections.nCopies(CALLERS, storno))) {
        if (each.get() instanceof PrecedingDocument reversal) {
          made.add(reversal);
        } else {
          refused++;
        }
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(refused).isEqualTo(CALLERS - 1);
    assertThat(made).hasSize(1);
    assertThat(
            in(
                scope.company(),
                () ->
                    documents.list(
                        scope.company(),
                        NOTE,
                        PrecedingDocuments.Filter.ANY,
                        new Page.Request(1, 100))))
        .extracting(Page::total)
        .isEqualTo(2L);
  }

  private PrecedingDocument issued(JdbiPrecedingDocuments documents, JdbiClients clients) {
    Client client = app.createClient.create(scope, Entries.client("Client SRL").build()).client();
    PrecedingDocument note =
        PrecedingDocument.draft(
            new PrecedingId(Samples.uuid()),
            scope.company(),
            NOTE,
            null,
            "AVIZ-0a1b2c3d",
            Samples.draft(scope.company()).to(client.id(), "Client SRL").content(),
            null,
            null,
            Samples.NOW);
    run(
        scope.company(),
        () -> {
          clients.add(client);
          documents.add(note);
          documents.update(note.issue(new DocumentNumber("AVIZ", 1), Samples.NOW));
        });
    return note;
  }
}
