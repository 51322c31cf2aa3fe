package ro.storno.application.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.Invoice;

class ArchiveInvoicesTest {
  private final TestApplication app = new TestApplication();
  private final Invoice one = issued("Țevi/../SRL");
  private final Invoice two = issued("Beta: \"SRL\".");

  private Invoice draft(String client) {
    return app.create
        .create(
            app.scope(),
            Entries.invoice().to(app.client(client)).with("idempotencyKey", app.ids.hex(8)).build())
        .invoice()
        .invoice();
  }

  private Invoice issued(String client) {
    return app.issue.issue(app.scope(), draft(client).id()).invoice();
  }

  private static ArchiveInvoices.Command of(@Nullable String folders, Invoice... invoices) {
    return new ArchiveInvoices.Command(
        Stream.of(invoices).map(each -> each.id().toString()).toList(),
        null,
        null,
        null,
        null,
        folders);
  }

  private ArchiveInvoices.Shown packed(ArchiveInvoices.Command command) {
    InvoiceArchive archive = app.archiveInvoices.start(app.scope(), command);
    assertThat(archive.state()).isEqualTo(InvoiceArchive.State.QUEUED);
    app.jobs.runAll(app.packInvoices);
    return app.archiveInvoices.show(app.scope(), archive.id());
  }

  private static Map<String, String> entries(byte[] zip) {
    Map<String, String> entries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private Map<String, String> fetched(@Nullable String folders) {
    return entries(
        app.archiveInvoices
            .fetchByLink(String.valueOf(packed(of(folders, one, two)).link()))
            .content());
  }

  @Test
  void pages_xml_and_list_are_packed_and_handed_out_once() {
    ArchiveInvoices.Shown shown = packed(of(null, one, two));
    InvoiceArchive archive = shown.archive();
    assertThat(archive.state()).isEqualTo(InvoiceArchive.State.COMPLETED);
    assertThat(archive.progress()).isEqualTo(100);
    assertThat(archive.packet().filename()).startsWith("invoices-2026-11-21-").endsWith(".zip");
    assertThat(archive.packet())
        .extracting(p -> p.pdfs(), p -> p.xmls(), p -> p.csvs())
        .containsExactly(2, 2, 1);
    ArchiveInvoices.Fetched fetched =
        app.archiveInvoices.fetch(app.scope(), archive.packet().filename());
    Map<String, String> entries = entries(fetched.content());
    assertThat(entries)
        .containsOnlyKeys(
            "invoices.csv",
            one.displayNumber() + ".pdf",
            one.displayNumber() + ".xml",
            two.displayNumber() + ".pdf",
            two.displayNumber() + ".xml");
    assertThat(entries.get("invoices.csv"))
        .startsWith(Csv.MARK + "Invoice Number,")
        .contains(one.displayNumber(), two.displayNumber());
    assertThat(app.archiveInvoices.show(app.scope(), archive.id()).archive().state())
        .isEqualTo(InvoiceArchive.State.EXPIRED);
    assertThatThrownBy(() -> app.archiveInvoices.fetch(app.scope(), archive.packet().filename()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.archiveInvoices.fetchByLink(String.valueOf(shown.link())))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThat(app.store.get(app.scope().company(), archive.packet().storageKey())).isEmpty();
  }

  @Test
  void folders_are_named_after_clients_months_or_series_and_lead_nowhere_else() {
    assertThat(fetched("by-client").keySet())
        .contains(
            "Țevi-..-SRL/" + one.displayNumber() + ".pdf",
            "Beta- -SRL-/" + two.displayNumber() + ".xml");
    assertThat(fetched("by-month").keySet()).contains("2026-11/" + one.displayNumber() + ".pdf");
    assertThat(fetched("by-series").keySet())
        .contains(one.number().prefix() + "/" + one.displayNumber() + ".pdf");
  }

  @Test
  void names_lead_out_of_no_folder() {
    assertThat(
            List.of(
                PackInvoices.safe("../../etc/passwd"),
                PackInvoices.safe(" . "),
                PackInvoices.safe("C:\\x"),
                PackInvoices.safe("a\u202Egpj.exe"),
                PackInvoices.safe("x".repeat(99)).length() + ""))
        .containsExactly("-..-etc-passwd", "-", "C-x", "a-gpj.exe", "80");
  }

  @Test
  void link_of_another_is_guessed_by_nobody_and_ends_after_seven_days() {
    ArchiveInvoices.Shown shown = packed(of(null, one));
    String link = String.valueOf(shown.link());
    for (String wrong :
        List.of(
            "x",
            link + "x",
            link.substring(0, link.lastIndexOf('.') + 1),
            link.replace(app.scope().company().toString(), app.stranger().company().toString()))) {
      assertThatThrownBy(() -> app.archiveInvoices.fetchByLink(wrong))
          .isInstanceOf(ApplicationException.NotFound.class);
    }
    assertThatThrownBy(() -> app.archiveInvoices.show(app.stranger(), shown.archive().id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    String filename = shown.archive().packet().filename();
    assertThatThrownBy(() -> app.archiveInvoices.fetch(app.stranger(), filename))
        .isInstanceOf(ApplicationException.NotFound.class);
    app.clock.pass(Duration.ofDays(7));
    assertThatThrownBy(() -> app.archiveInvoices.fetchByLink(link))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThat(app.archiveInvoices.show(app.scope(), shown.archive().id()).link()).isNull();
    app.jobs.runAll(app.expireArchive);
    assertThat(app.archiveInvoices.show(app.scope(), shown.archive().id()).archive().state())
        .isEqualTo(InvoiceArchive.State.EXPIRED);
    assertThat(app.store.get(app.scope().company(), shown.archive().packet().storageKey()))
        .isEmpty();
  }

  private static void fail() {
    throw new UncheckedIOException(new IOException("the disk is away"));
  }

  @Test
  void file_store_that_fails_does_not_cost_the_link() {
    String link = String.valueOf(packed(of(null, one)).link());
    app.store.duringNextRead(ArchiveInvoicesTest::fail);
    assertThatThrownBy(() -> app.archiveInvoices.fetchByLink(link))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(entries(app.archiveInvoices.fetchByLink(link).content())).isNotEmpty();
  }

  @Test
  void of_two_who_read_at_once_one_gets_the_archive() {
    String link = String.valueOf(packed(of(null, one)).link());
    List<ArchiveInvoices.Fetched> first = new ArrayList<>();
    app.store.duringNextRead(() -> first.add(app.archiveInvoices.fetchByLink(link)));
    assertThatThrownBy(() -> app.archiveInvoices.fetchByLink(link))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThat(first).hasSize(1);
    assertThat(entries(first.get(0).content())).isNotEmpty();
  }

  @Test
  void file_that_cannot_be_deleted_at_once_is_handed_out_once_and_deleted_later() {
    ArchiveInvoices.Shown shown = packed(of(null, one));
    String link = String.valueOf(shown.link());
    String key = shown.archive().packet().storageKey();
    app.store.duringNextDeletion(ArchiveInvoicesTest::fail);
    assertThat(entries(app.archiveInvoices.fetchByLink(link).content())).isNotEmpty();
    assertThat(app.store.get(app.scope().company(), key)).isPresent();
    assertThatThrownBy(() -> app.archiveInvoices.fetchByLink(link))
        .isInstanceOf(ApplicationException.NotFound.class);
    app.clock.pass(Duration.ofDays(7));
    app.jobs.runAll(app.expireArchive);
    assertThat(app.store.get(app.scope().company(), key)).isEmpty();
  }

  @Test
  void packing_again_changes_nothing_of_a_finished_archive() {
    ArchiveInvoices.Shown shown = packed(of(null, one));
    app.packInvoices.run(PackInvoices.job(shown.archive()));
    assertThat(app.archiveInvoices.show(app.scope(), shown.archive().id())).isEqualTo(shown);
  }

  @Test
  void invoice_that_is_gone_fails_the_archive_with_a_reason() {
    Invoice draft = draft("C");
    ArchiveInvoices.Command command =
        new ArchiveInvoices.Command(
            null, List.of(draft.id().toString()), true, false, false, "flat");
    InvoiceArchive archive = app.archiveInvoices.start(app.scope(), command);
    app.delete.delete(app.scope(), draft.id());
    app.jobs.runAll(app.packInvoices);
    InvoiceArchive failed = app.archiveInvoices.show(app.scope(), archive.id()).archive();
    assertThat(failed.state()).isEqualTo(InvoiceArchive.State.FAILED);
    assertThat(failed.problem()).contains("deleted");
    assertThat(failed.packet()).isNull();
  }

  @Test
  void what_cannot_be_packed_is_refused_at_once() {
    List<ArchiveInvoices.Command> malformed =
        List.of(
            of(null),
            new ArchiveInvoices.Command(
                Collections.nCopies(101, one.id().toString()), null, null, null, null, null),
            of("by-colour", one),
            new ArchiveInvoices.Command(
                List.of(one.id().toString()), null, false, false, false, null));
    for (ArchiveInvoices.Command command : malformed) {
      assertThatThrownBy(() -> app.archiveInvoices.start(app.scope(), command))
          .isInstanceOf(ApplicationException.Invalid.class);
    }
    Invoice draft = draft("C");
    assertThatThrownBy(() -> app.archiveInvoices.start(app.scope(), of(null, one, draft)))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused ->
                assertThat(refused.errors().get("invoiceIds")).contains(draft.displayNumber()));
    assertThatThrownBy(() -> app.archiveInvoices.start(app.stranger(), of(null, one)))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.archiveInvoices.start(app.as(Role.EMPLOYEE), of(null, one)))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }

  @Test
  void two_are_made_at_a_time_and_five_an_hour() {
    List<InvoiceArchive> started = new ArrayList<>();
    started.add(app.archiveInvoices.start(app.scope(), of(null, one)));
    started.add(app.archiveInvoices.start(app.scope(), of(null, one)));
    assertThatThrownBy(() -> app.archiveInvoices.start(app.scope(), of(null, one)))
        .isInstanceOf(ApplicationException.TooMany.class);
    app.jobs.runAll(app.packInvoices);
    for (int i = 0; i < 3; i++) {
      packed(of(null, one));
    }
    assertThatThrownBy(() -> app.archiveInvoices.start(app.scope(), of(null, one)))
        .isInstanceOf(ApplicationException.TooMany.class);
    app.clock.pass(Duration.ofHours(1));
    packed(of(null, one));
  }
}
