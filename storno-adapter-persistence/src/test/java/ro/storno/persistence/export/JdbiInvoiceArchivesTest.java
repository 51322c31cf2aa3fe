package ro.storno.persistence.export;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Samples;
import ro.storno.application.TestApplication;
import ro.storno.application.export.ArchiveInvoices;
import ro.storno.application.export.InvoiceArchive;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.persistence.PostgresPorts;
import ro.storno.persistence.invoice.JdbiInvoices;

class JdbiInvoiceArchivesTest extends PostgresPorts {
  private static final int CALLERS = 16;

  private CompanyId company;
  private JdbiInvoiceArchives archives;

  @BeforeEach
  void newCompany() {
    company = Samples.company();
    archives = new JdbiInvoiceArchives(transactions());
  }

  private InvoiceArchive archive(
      InvoiceArchive.State state, InvoiceArchive.@Nullable Packet packet) {
    return new InvoiceArchive(
        uuid(),
        company,
        new InvoiceArchive.Wanted(
            List.of(new InvoiceId(uuid()), new InvoiceId(uuid())),
            true,
            false,
            true,
            InvoiceArchive.Folders.BY_MONTH),
        state,
        2,
        packet,
        state == InvoiceArchive.State.FAILED ? "F-1: nu se poate" : null,
        NOW,
        packet == null ? null : NOW);
  }

  private static InvoiceArchive.Packet packet(String filename, String hash) {
    return new InvoiceArchive.Packet(filename, "exports/1.zip", 99L, 2, 0, 1, hash, "sealed");
  }

  private InvoiceArchive added(InvoiceArchive archive) {
    run(company, () -> archives.add(archive));
    return archive;
  }

  @Test
  void every_field_comes_back_and_changes_are_kept() {
    InvoiceArchive queued = added(archive(InvoiceArchive.State.QUEUED, null));
    assertThat(in(company, () -> archives.find(company, queued.id()))).contains(queued);
    assertThat(in(company, () -> archives.findForUpdate(company, queued.id()))).contains(queued);
    InvoiceArchive done =
        new InvoiceArchive(
            queued.id(),
            company,
            queued.wanted(),
            InvoiceArchive.State.COMPLETED,
            2,
            packet("a.zip", "hash"),
            null,
            NOW,
            NOW);
    run(company, () -> archives.update(done));
    assertThat(in(company, () -> archives.findByFilenameForUpdate(company, "a.zip")))
        .contains(done);
    assertThat(in(company, () -> archives.findByFilenameForUpdate(company, "b.zip"))).isEmpty();
  }

  @Test
  void those_being_made_and_those_of_late_are_counted() {
    added(archive(InvoiceArchive.State.QUEUED, null));
    added(archive(InvoiceArchive.State.PROCESSING, null));
    added(archive(InvoiceArchive.State.FAILED, null));
    run(
        company,
        () -> {
          archives.lock(company);
          assertThat(archives.open(company, Instant.EPOCH)).isEqualTo(2);
          assertThat(archives.since(company, NOW.minusSeconds(1))).isEqualTo(3);
          assertThat(archives.since(company, NOW)).isZero();
        });
  }

  @Test
  void another_company_finds_and_counts_nothing() {
    InvoiceArchive mine =
        added(archive(InvoiceArchive.State.COMPLETED, packet("mine.zip", "hash")));
    CompanyId stranger = Samples.company();
    run(
        stranger,
        () -> {
          assertThat(archives.find(company, mine.id())).isEmpty();
          assertThat(archives.findForUpdate(stranger, mine.id())).isEmpty();
          assertThat(archives.findByFilenameForUpdate(stranger, "mine.zip")).isEmpty();
          assertThat(archives.since(company, NOW.minusSeconds(1))).isZero();
        });
  }

  @Test
  void link_that_many_follow_at_once_is_good_for_one() throws Exception {
    TestApplication app = new TestApplication();
    ArchiveInvoices use =
        new ArchiveInvoices(
            transactions(),
            archives,
            new JdbiInvoices(transactions()),
            app.store,
            app.secrets,
            app.box,
            app.jobs,
            app.ids,
            app.clock);
    app.clock.set(NOW);
    String secret = app.secrets.generate();
    InvoiceArchive done =
        added(
            archive(InvoiceArchive.State.COMPLETED, packet("once.zip", app.secrets.hash(secret))));
    app.store.put(company, "exports/1.zip", new byte[] {1, 2, 3});
    String link = company + "." + done.id() + "." + secret;
    Callable<Integer> fetch =
        () -> {
          try {
            return use.fetchByLink(link).content().length;
          } catch (ApplicationException.NotFound gone) {
            return 0;
          }
        };
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    int fetched = 0;
    try {
      for (Future<Integer> each : callers.invokeAll(Collections.nCopies(CALLERS, fetch))) {
        fetched += each.get();
      }
    } finally {
      callers.shutdownNow();
    }
    assertThat(fetched).isEqualTo(3);
  }
}
