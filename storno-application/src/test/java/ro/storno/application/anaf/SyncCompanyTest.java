package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ro.storno.application.Entries;
import ro.storno.application.Sha256;
import ro.storno.application.TestApplication;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.invoice.InvoiceFiles;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.application.notification.Notice;
import ro.storno.domain.anaf.InboxMessage;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.anaf.SentBuyerMessage;
import ro.storno.domain.anaf.SentBuyerMessageId;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.inbox.InboxOutcome;
import ro.storno.domain.inbox.InboxState;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.notification.NotificationType;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.Supplier;

class SyncCompanyTest {
  private static final String SELLER = "18547290";
  private final TestReceiving receiving = new TestReceiving();
  private final FakeAnaf anaf = receiving.anaf;
  private int anafIds;

  private void arrives(String id) {
    anaf.invoice(id, SELLER, receiving.cif(), "F-" + id, "100.00", "21.00");
  }

  private void listed(MessageType type, String id, String index, String document) {
    anaf.list(type, id, index, receiving.cif(), "Factura cu id_incarcare=" + index);
    anaf.archive(id, FakeAnaf.sealed(id, document));
  }

  private String document(String number, String type) {
    return FakeAnaf.document(number, SELLER, receiving.cif().digits(), "100.00", "21.00", type);
  }

  /** Issued by this company. */
  private String ownDocument(String number, String type) {
    return FakeAnaf.document(number, receiving.cif().digits(), SELLER, "100.00", "21.00", type);
  }

  private Instant now() {
    return receiving.application.clock.instant();
  }

  private void pass(Duration time) {
    receiving.application.clock.pass(time);
  }

  @Test
  void invoice_of_a_supplier_becomes_an_incoming_invoice() {
    arrives("3001");
    pass(Duration.ofMinutes(20));
    receiving.sync();

    Invoice invoice = receiving.invoices().get(0);
    assertThat(invoice.direction()).isEqualTo(Direction.INCOMING);
    assertThat(invoice.status()).isEqualTo(DocumentStatus.SYNCED);
    assertThat(invoice.displayNumber()).isEqualTo("F-3001");
    assertThat(invoice.totals().total()).isEqualTo(Money.of("121.00", Currency.RON));
    Supplier supplier = receiving.suppliersListed().get(0);
    assertThat(supplier.key()).isEqualTo("RO" + SELLER);
    assertThat(invoice.reception().supplier()).isEqualTo(supplier.id());
    InboxMessage message = receiving.message("3001");
    assertThat(message.state()).isEqualTo(InboxState.PROCESSED);
    assertThat(message.outcome()).isEqualTo(InboxOutcome.DOCUMENT);
    assertThat(message.invoice()).isEqualTo(invoice.id());
    assertThat(receiving.events(invoice.id()))
        .extracting(InvoiceEvent::type)
        .containsExactly(InvoiceEvent.Type.RECEIVED);
    assertThat(receiving.state().succeededAt()).isEqualTo(now());
    assertThat(receiving.told)
        .extracting(Notice::type)
        .containsExactly(NotificationType.INVOICE_RECEIVED, NotificationType.SYNC_COMPLETED);
  }

  @Test
  void archive_is_kept_byte_for_byte_with_its_digests() {
    arrives("3001");
    pass(Duration.ofMinutes(20));
    receiving.sync();
    CompanyId company = receiving.company();
    Evidence.Archive kept =
        receiving.application.transactions.inCompany(
            company,
            () ->
                receiving.evidence.archive(company, receiving.message("3001").id()).orElseThrow());
    String document = document("F-3001", "380");
    byte[] zip = FakeAnaf.sealed("3001", document);
    assertThat(receiving.application.store.get(company, kept.storageKey())).hasValue(zip);
    assertThat(kept.sha256()).isEqualTo(Sha256.of(zip));
    assertThat(kept.documentSha256())
        .isEqualTo(Sha256.of(document.getBytes(StandardCharsets.UTF_8)));
    assertThat(kept.signatureSha256()).isNotNull();
  }

  @Test
  void second_run_stores_and_fetches_nothing() {
    for (int i = 1; i <= 70; i++) {
      arrives(Integer.toString(3000 + i));
    }
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.invoices()).hasSize(70);
    receiving.sync();
    receiving.sync();
    assertThat(receiving.invoices()).hasSize(70);
    assertThat(receiving.messages()).hasSize(70);
    assertThat(anaf.downloads()).isEqualTo(70);
    assertThat(receiving.application.store.size()).isEqualTo(70);
  }

  @Test
  void first_run_looks_back_as_far_as_the_company_says_and_anaf_allows() {
    receiving.sync();
    EFactura.MessageQuery first = anaf.queries().get(0);
    assertThat(first.to()).isEqualTo(now().minusSeconds(60));
    assertThat(first.from())
        .isEqualTo(now().minus(Duration.ofDays(60)).plus(Duration.ofMinutes(5)));
  }

  @Test
  void later_runs_overlap_the_one_before_by_more_than_the_lag() {
    receiving.sync();
    Instant first = now();
    pass(Duration.ofHours(4));
    receiving.sync();
    EFactura.MessageQuery second = anaf.queries().get(1);
    assertThat(second.from()).isEqualTo(first.minusSeconds(60).minus(Duration.ofMinutes(30)));
  }

  @Test
  void message_that_shows_in_the_list_late_is_not_missed() {
    anaf.list("FACTURA PRIMITA", "3001", "93001", receiving.cif(), "…", Duration.ofMinutes(15));
    anaf.archive("3001", FakeAnaf.sealed("3001", document("F-1", "380")));
    pass(Duration.ofMinutes(14));
    receiving.sync();
    assertThat(receiving.messages()).isEmpty();
    pass(Duration.ofMinutes(10));
    receiving.sync();
    assertThat(receiving.invoices()).hasSize(1);
  }

  @Test
  void clock_that_goes_ahead_or_behind_does_no_harm() {
    anaf.clockAhead(Duration.ofMinutes(-3));
    arrives("3001");
    pass(Duration.ofHours(2));
    receiving.sync();
    assertThat(receiving.state().error()).isNull();
    anaf.clockAhead(Duration.ofMinutes(40));
    receiving.sync();
    assertThat(receiving.state().error()).isNull();
    assertThat(receiving.invoices()).hasSize(1);
  }

  @Test
  void pause_beyond_anafs_reach_is_told() {
    receiving.sync();
    pass(Duration.ofDays(90));
    receiving.sync();
    assertThat(receiving.state().note())
        .contains("What came between 2026-11-21T09:59:00Z and")
        .contains("can no longer be fetched");
    assertThat(receiving.state().error()).isNull();
  }

  @Test
  void pages_are_read_to_the_last() {
    anaf.pageSize(7);
    for (int i = 1; i <= 30; i++) {
      arrives(Integer.toString(3000 + i));
    }
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.invoices()).hasSize(30);
    assertThat(anaf.queries()).extracting(EFactura.MessageQuery::page).contains(4, 5);
  }

  @Test
  void list_that_breaks_off_is_repeated_from_the_same_point() {
    receiving.sync();
    Instant complete = receiving.state().listedTo();
    pass(Duration.ofHours(1));
    arrives("3001");
    pass(Duration.ofMinutes(20));
    AuthorityException silence = new AuthorityException.OutcomeUnknown("time-out", null);
    anaf.failLists(silence, silence, silence);
    receiving.sync();
    assertThat(receiving.state().listedTo()).isEqualTo(complete);
    assertThat(receiving.state().error()).isEqualTo("time-out");
    assertThat(receiving.state().failures()).isEqualTo(1);
    receiving.sync();
    assertThat(receiving.state().error()).isNull();
    assertThat(receiving.state().failures()).isZero();
    assertThat(receiving.invoices()).hasSize(1);
  }

  @Test
  void one_bad_document_never_stops_the_rest() {
    arrives("3001");
    listed(MessageType.INVOICE_RECEIVED, "3002", "93002", "<html>Request Rejected</html>");
    anaf.list(MessageType.INVOICE_RECEIVED, "3003", "93003", receiving.cif(), "…");
    anaf.archive("3003", "no zip at all".getBytes(StandardCharsets.UTF_8));
    listed(MessageType.INVOICE_RECEIVED, "3004", "93004", "EXPLODE");
    anaf.list(MessageType.INVOICE_RECEIVED, "3005", "93005", receiving.cif(), "…");
    arrives("3006");
    pass(Duration.ofMinutes(20));
    receiving.sync();

    assertThat(receiving.invoices())
        .extracting(Invoice::displayNumber)
        .containsExactlyInAnyOrder("F-3001", "F-3006");
    assertThat(receiving.message("3002").state()).isEqualTo(InboxState.FAILED);
    assertThat(receiving.message("3002").outcome()).isEqualTo(InboxOutcome.UNREADABLE);
    assertThat(receiving.message("3002").error()).isEqualTo("This is no invoice.");
    assertThat(receiving.message("3003").state()).isEqualTo(InboxState.FAILED);
    assertThat(receiving.message("3004").state()).isEqualTo(InboxState.PENDING);
    assertThat(receiving.message("3004").error()).contains("a fault of ours");
    assertThat(receiving.message("3005").error()).contains("nu exista");
    // What could be fetched is kept, whatever it is.
    assertThat(receiving.application.store.size()).isEqualTo(5);
    assertThat(receiving.state().error()).isNull();
  }

  @Test
  void findings_on_what_cannot_be_read_are_kept_with_the_message() {
    listed(MessageType.INVOICE_RECEIVED, "3002", "93002", "<html/>");
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(
            receiving.application.transactions.inCompany(
                receiving.company(),
                () ->
                    receiving.inbox.findings(receiving.company(), receiving.message("3002").id())))
        .extracting(finding -> finding.rule())
        .containsExactly("READ-ROOT");
  }

  @Test
  void message_is_tried_a_bounded_number_of_times_and_can_be_tried_again() {
    anaf.list(MessageType.INVOICE_RECEIVED, "3001", "93001", receiving.cif(), "…");
    pass(Duration.ofMinutes(20));
    for (int i = 0; i < 12; i++) {
      receiving.sync();
      pass(Duration.ofHours(30));
    }
    assertThat(receiving.message("3001").state()).isEqualTo(InboxState.FAILED);
    assertThat(anaf.downloads("3001")).isEqualTo(ReceiveMessages.ATTEMPTS);

    anaf.archive("3001", FakeAnaf.sealed("3001", document("F-1", "380")));
    receiving.application.transactions.inCompany(
        receiving.company(), () -> receiving.inbox.reopenFailed(receiving.company(), now()));
    receiving.sync();
    assertThat(receiving.invoices()).hasSize(1);
  }

  @Test
  void message_that_anaf_no_longer_hands_out_is_gone() {
    arrives("3001");
    anaf.failDownload("3001", new AuthorityException.Gone("mai vechi de 60 de zile"));
    pass(Duration.ofMinutes(20));
    receiving.sync();
    receiving.sync();
    assertThat(receiving.message("3001").state()).isEqualTo(InboxState.GONE);
    assertThat(anaf.downloads("3001")).isEqualTo(1);
  }

  private void reopen() {
    receiving.application.transactions.inCompany(
        receiving.company(), () -> receiving.inbox.reopenFailed(receiving.company(), now()));
  }

  private static AuthorityException gone() {
    return new AuthorityException.Gone("mai vechi de 60 de zile");
  }

  @Test
  void kept_archive_is_read_again_without_asking_anaf_which_may_have_nothing_any_more() {
    arrives("3001");
    receiving.room.archives.blind(true);
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.message("3001").outcome()).isEqualTo(InboxOutcome.UNREADABLE);
    receiving.room.archives.blind(false);
    anaf.failDownload("3001", gone());
    reopen();
    receiving.sync();
    assertThat(receiving.message("3001").state()).isEqualTo(InboxState.PROCESSED);
    assertThat(receiving.invoices()).hasSize(1);
    assertThat(anaf.downloads("3001")).isEqualTo(1);
  }

  @Test
  void kept_archive_that_is_not_the_one_received_is_fetched_again() {
    arrives("3001");
    receiving.room.archives.blind(true);
    pass(Duration.ofMinutes(20));
    receiving.sync();
    CompanyId company = receiving.company();
    String key =
        receiving
            .application
            .transactions
            .inCompany(
                company, () -> receiving.evidence.archive(company, receiving.message("3001").id()))
            .orElseThrow()
            .storageKey();
    receiving.application.store.put(
        company, key, FakeAnaf.sealed("3001", document("F-FORGED", "380")));
    receiving.room.archives.blind(false);
    reopen();
    receiving.sync();
    assertThat(receiving.invoices()).extracting(Invoice::displayNumber).containsExactly("F-3001");
    assertThat(anaf.downloads("3001")).isEqualTo(2);
  }

  @Test
  void archive_that_was_damaged_on_its_way_is_fetched_again() {
    arrives("3001");
    anaf.archive("3001", "no zip at all".getBytes(StandardCharsets.UTF_8));
    pass(Duration.ofMinutes(20));
    receiving.sync();
    reopen();
    anaf.archive("3001", FakeAnaf.sealed("3001", document("F-3001", "380")));
    receiving.sync();
    assertThat(receiving.invoices()).hasSize(1);
  }

  @Test
  void damaged_archive_that_anaf_no_longer_hands_out_counts_as_kept_and_not_as_gone() {
    arrives("3001");
    anaf.archive("3001", "no zip at all".getBytes(StandardCharsets.UTF_8));
    pass(Duration.ofMinutes(20));
    receiving.sync();
    reopen();
    anaf.failDownload("3001", gone());
    receiving.sync();
    assertThat(receiving.message("3001").state()).isEqualTo(InboxState.FAILED);
    assertThat(receiving.message("3001").outcome()).isEqualTo(InboxOutcome.UNREADABLE);
  }

  @Test
  void run_ends_when_anaf_cannot_be_reached_and_no_attempt_is_lost() {
    for (int i = 1; i <= 40; i++) {
      arrives(Integer.toString(3000 + i));
      anaf.failDownload(
          Integer.toString(3000 + i), new AuthorityException.NotReached("no route", null));
    }
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.state().error()).isEqualTo("no route");
    assertThat(receiving.messages())
        .allMatch(each -> each.state() == InboxState.PENDING && each.attempts() == 0);
    assertThat(anaf.downloads()).isLessThan(40);
    while (receiving.invoices().size() < 40) {
      pass(Duration.ofMinutes(20));
      receiving.sync();
    }
    assertThat(receiving.messages()).allMatch(each -> each.state() == InboxState.PROCESSED);
  }

  @Test
  void used_up_limit_of_one_message_does_not_stop_the_others() {
    arrives("3001");
    arrives("3002");
    anaf.failDownload("3001", new AuthorityException.LimitReached("10 a day", Duration.ofHours(5)));
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.message("3002").state()).isEqualTo(InboxState.PROCESSED);
    assertThat(receiving.message("3001").attempts()).isZero();
    assertThat(receiving.message("3001").nextAttemptAt())
        .isEqualTo(now().plus(Duration.ofHours(5)));
  }

  @Test
  void run_ends_at_a_limit_of_all_calls_and_goes_on_later() {
    for (int i = 1; i <= 30; i++) {
      arrives(Integer.toString(3000 + i));
    }
    pass(Duration.ofMinutes(20));
    receiving.sync();
    for (int i = 31; i <= 60; i++) {
      arrives(Integer.toString(3000 + i));
    }
    pass(Duration.ofMinutes(20));
    anaf.plan(new AuthorityException.LimitReached("1000 a minute", Duration.ofSeconds(30)));
    receiving.sync();
    assertThat(receiving.invoices()).hasSize(30);
    assertThat(
            receiving.application.transactions.inPlatform(
                () -> receiving.application.jobs.waiting()))
        .anyMatch(job -> job.kind().equals(SyncCompany.KIND) && job.key().contains("@"));
    anaf.plan(null);
    pass(Duration.ofMinutes(2));
    receiving.sync();
    assertThat(receiving.invoices()).hasSize(60);
  }

  @Test
  void token_that_is_refused_is_reported_and_the_next_one_tried() {
    anaf.tokens("bad-1", "good");
    arrives("3001");
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(anaf.refusedTokens()).containsExactly("bad-1");
    assertThat(receiving.invoices()).hasSize(1);
  }

  @Test
  void company_without_any_token_fails_in_words() {
    anaf.tokens();
    receiving.sync();
    assertThat(receiving.state().error()).contains("authorized");
    assertThat(receiving.told)
        .extracting(Notice::type)
        .containsExactly(NotificationType.SYNC_FAILED);
  }

  @Test
  void credit_note_finds_the_invoice_that_it_corrects() {
    arrives("3001");
    pass(Duration.ofMinutes(20));
    receiving.sync();
    listed(MessageType.INVOICE_RECEIVED, "3002", "93002", document("C-1", "381") + ";F-3001");
    pass(Duration.ofMinutes(20));
    receiving.sync();
    Invoice credit = receiving.invoices().get(1);
    assertThat(credit.totals().total()).isEqualTo(Money.of("-121.00", Currency.RON));
    assertThat(credit.content().parent()).isEqualTo(receiving.invoices().get(0).id());
  }

  @Test
  void same_number_date_and_supplier_under_another_index_is_a_duplicate() {
    arrives("3001");
    listed(MessageType.INVOICE_RECEIVED, "3002", "93002", document("F-3001", "380"));
    pass(Duration.ofMinutes(20));
    receiving.sync();
    List<Invoice> invoices = receiving.invoices();
    assertThat(invoices).hasSize(2);
    InvoiceQueries.Filter all =
        InvoiceQueries.Filter.ofSupplier(
            invoices.get(0).reception().supplier(), TestApplication.TODAY);
    assertThat(receiving.rows(all))
        .extracting(InvoiceQueries.Row::duplicate)
        .containsExactlyInAnyOrder(false, true);
    assertThat(receiving.events(invoices.get(1).id()))
        .extracting(InvoiceEvent::type)
        .contains(InvoiceEvent.Type.DUPLICATE_SUSPECTED);
  }

  @Test
  void self_billed_invoice_that_we_wrote_for_a_supplier_comes_in_once() {
    listed(MessageType.INVOICE_SENT, "3001", "93001", document("AF-1", "389"));
    listed(MessageType.INVOICE_RECEIVED, "3002", "93001", document("AF-1", "389"));
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.invoices()).hasSize(1);
    assertThat(receiving.invoices().get(0).direction()).isEqualTo(Direction.INCOMING);
    assertThat(receiving.messages())
        .extracting(InboxMessage::outcome)
        .containsExactlyInAnyOrder(InboxOutcome.DOCUMENT, InboxOutcome.KNOWN);
    assertThat(receiving.messages())
        .extracting(InboxMessage::invoice)
        .containsOnly(receiving.invoices().get(0).id());
  }

  @Test
  void self_billed_invoice_that_a_client_wrote_for_us_is_an_outgoing_one() {
    listed(MessageType.INVOICE_RECEIVED, "3001", "93001", ownDocument("AF-9", "389"));
    pass(Duration.ofMinutes(20));
    receiving.sync();
    Invoice invoice = receiving.invoices().get(0);
    assertThat(invoice.direction()).isEqualTo(Direction.OUTGOING);
    assertThat(invoice.status()).isEqualTo(DocumentStatus.VALIDATED);
    assertThat(invoice.content().clientId()).isNotNull();
  }

  @Test
  void invoice_that_we_issued_elsewhere_is_an_outgoing_one_with_its_client() {
    listed(MessageType.INVOICE_SENT, "3001", "93001", ownDocument("X-1", "380"));
    listed(MessageType.INVOICE_SENT, "3002", "93002", ownDocument("X-2", "380"));
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.invoices())
        .extracting(Invoice::direction)
        .containsOnly(Direction.OUTGOING);
    assertThat(receiving.invoices())
        .extracting(each -> each.content().clientId())
        .doesNotContainNull()
        .containsOnly(receiving.invoices().get(0).content().clientId());
    assertThat(receiving.suppliersListed()).isEmpty();
  }

  @Test
  void news_of_our_own_uploads_goes_to_the_journal_of_submissions() {
    InvoiceId ours = receiving.application.issued().id();
    List<SubmissionNews.News> heard = new ArrayList<>();
    receiving.room.news =
        new SubmissionNews() {
          @Override
          public Optional<InvoiceId> hear(CompanyId company, News news) {
            heard.add(news);
            return Optional.of(ours);
          }

          @Override
          public Optional<InvoiceId> invoiceOf(CompanyId company, UploadIndex index) {
            return Optional.of(ours);
          }
        };
    listed(MessageType.INVOICE_SENT, "3001", "93001", ownDocument("FACT-0001", "380"));
    listed(MessageType.ERRORS, "3002", "93002", "ERRORS;E: BR-RO-110 judetul");
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.invoices()).isEmpty();
    assertThat(heard)
        .extracting(SubmissionNews.News::outcome)
        .containsExactlyInAnyOrder(
            SubmissionNews.Outcome.ACCEPTED, SubmissionNews.Outcome.REJECTED);
    assertThat(receiving.messages()).extracting(InboxMessage::invoice).containsOnly(ours);
    assertThat(receiving.message("3002").error()).contains("BR-RO-110");
  }

  private Invoice issuedAndWritten(String document) {
    Invoice issued = receiving.application.issued();
    byte[] xml = document.getBytes(StandardCharsets.UTF_8);
    CompanyId company = receiving.company();
    receiving.application.transactions.inCompany(
        company,
        () -> {
          receiving.application.files.saveXml(
              company, issued.id(), new InvoiceFiles.GeneratedXml(1, xml, Sha256.of(xml), now()));
          return 0;
        });
    return issued;
  }

  @Test
  void our_xml_handed_in_by_other_means_is_recognised_by_its_bytes() {
    String document = ownDocument("FACT-0001", "380");
    Invoice issued = issuedAndWritten(document);
    listed(MessageType.INVOICE_SENT, "3001", "93001", document);
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.invoices()).isEmpty();
    assertThat(receiving.application.stored(issued.id()).status())
        .isEqualTo(DocumentStatus.VALIDATED);
    assertThat(receiving.message("3001").outcome()).isEqualTo(InboxOutcome.OURS);
  }

  @Test
  void cancelled_invoice_that_anaf_accepted_all_the_same_is_told() {
    String document = ownDocument("FACT-0001", "380");
    Invoice issued = issuedAndWritten(document);
    receiving.application.cancel.cancel(
        receiving.scope(), issued.id(), "Comandă anulată de client");
    listed(MessageType.INVOICE_SENT, "3001", "93001", document);
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.application.stored(issued.id()).status())
        .isEqualTo(DocumentStatus.CANCELLED);
    toldAsAcceptedAlthough(issued.id(), "cancelled", "restore it and issue it unchanged first");
  }

  @Test
  void draft_that_was_restored_and_that_anaf_accepted_all_the_same_is_told() {
    String document = ownDocument("FACT-0001", "380");
    Invoice issued = issuedAndWritten(document);
    receiving.application.cancel.cancel(
        receiving.scope(), issued.id(), "Comandă anulată de client");
    receiving.application.restore.restore(receiving.scope(), issued.id());
    listed(MessageType.INVOICE_SENT, "3001", "93001", document);
    pass(Duration.ofMinutes(20));
    receiving.sync();
    toldAsAcceptedAlthough(issued.id(), "a draft", "issue it unchanged first");
  }

  private void toldAsAcceptedAlthough(InvoiceId invoice, String here, String todo) {
    InboxMessage message = receiving.message("3001");
    assertThat(message.outcome()).isEqualTo(InboxOutcome.OURS);
    assertThat(message.invoice()).isEqualTo(invoice);
    assertThat(Inbox.Status.of(message)).isEqualTo(Inbox.Status.WARNING);
    assertThat(message.error()).contains("upload 93001", "although it is " + here, "storno", todo);
    assertThat(receiving.events(invoice))
        .filteredOn(each -> each.type() == InvoiceEvent.Type.ANAF_VALIDATED)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.details()).isEqualTo(message.error());
              assertThat(event.status()).isNull();
              assertThat(event.metadata()).containsEntry("anafUploadId", "93001");
            });
  }

  @Test
  void invoice_that_is_validated_already_needs_no_warning() {
    String document = ownDocument("FACT-0001", "380");
    Invoice issued = issuedAndWritten(document);
    listed(MessageType.INVOICE_SENT, "3001", "93001", document);
    listed(MessageType.INVOICE_SENT, "3002", "93001", document);
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.messages()).noneMatch(InboxMessage::warned);
    assertThat(receiving.events(issued.id()))
        .filteredOn(each -> each.type() == InvoiceEvent.Type.ANAF_VALIDATED)
        .hasSize(1);
  }

  @Test
  void client_that_a_user_makes_at_the_same_time_is_not_made_twice() {
    List<Client> made = new ArrayList<>();
    receiving.application.clients.whenLocked(
        taxCode -> {
          receiving.application.clients.whenLocked(any -> {});
          made.add(
              receiving
                  .application
                  .createClient
                  .create(receiving.scope(), Entries.client("Firma").with("cui", SELLER).build())
                  .client());
        });
    listed(MessageType.INVOICE_SENT, "3001", "93001", ownDocument("X-1", "380"));
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(made).hasSize(1);
    assertThat(receiving.invoices())
        .singleElement()
        .satisfies(each -> assertThat(each.content().clientId()).isEqualTo(made.get(0).id()));
  }

  @Test
  void clients_of_a_batch_are_locked_in_one_order_by_their_digits() {
    List<String> locked = new ArrayList<>();
    receiving.application.clients.whenLocked(locked::add);
    String own = receiving.cif().digits();
    for (String buyer : List.of(SELLER, "14399840", SELLER)) {
      String id = Integer.toString(3001 + anafIds++);
      listed(
          MessageType.INVOICE_SENT,
          id,
          "9" + id,
          FakeAnaf.document("X-" + id, own, buyer, "100.00", "21.00", "380"));
    }
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(locked).hasSize(2);
    assertThat(locked.get(0)).endsWith("14399840");
    assertThat(locked.get(1)).endsWith(SELLER);
  }

  @Test
  void errors_of_an_upload_made_elsewhere_are_kept_and_shown() {
    listed(MessageType.ERRORS, "3002", "93002", "ERRORS;CIF invalid");
    pass(Duration.ofMinutes(20));
    receiving.sync();
    InboxMessage message = receiving.message("3002");
    assertThat(message.outcome()).isEqualTo(InboxOutcome.FOREIGN_ERRORS);
    assertThat(message.error()).isEqualTo("CIF invalid");
    assertThat(Inbox.Status.of(message)).isEqualTo(Inbox.Status.ERROR);
  }

  @Test
  void buyers_message_stands_on_the_invoice_that_it_is_about() {
    listed(MessageType.INVOICE_SENT, "3001", "93001", ownDocument("X-1", "380"));
    pass(Duration.ofMinutes(20));
    receiving.sync();
    listed(MessageType.BUYER_MESSAGE_RECEIVED, "3002", "93005", "NOTE;93001;Cantitate greșită");
    pass(Duration.ofMinutes(20));
    receiving.sync();
    Invoice invoice = receiving.invoices().get(0);
    assertThat(receiving.events(invoice.id()))
        .filteredOn(each -> each.type() == InvoiceEvent.Type.BUYER_MESSAGE_RECEIVED)
        .extracting(each -> each.metadata().get("message"))
        .containsExactly("Cantitate greșită");
    assertThat(receiving.message("3002").invoice()).isEqualTo(invoice.id());
  }

  @Test
  void our_message_whose_outcome_was_unknown_is_confirmed_by_the_list() {
    arrives("3001");
    pass(Duration.ofMinutes(20));
    receiving.sync();
    Invoice invoice = receiving.invoices().get(0);
    SentBuyerMessage unknown =
        new SentBuyerMessage(
            new SentBuyerMessageId(receiving.application.ids.next()),
            receiving.company(),
            invoice.id(),
            new UploadIndex("93001"),
            "Preț greșit",
            SentBuyerMessage.State.UNKNOWN,
            null,
            "no answer",
            null,
            now(),
            now());
    receiving.application.transactions.inCompany(
        receiving.company(),
        () -> {
          receiving.sentMessages.add(unknown);
          return 0;
        });
    listed(MessageType.BUYER_MESSAGE_SENT, "3002", "93009", "NOTE;93001;Preț greșit");
    pass(Duration.ofMinutes(20));
    receiving.sync();
    List<SentBuyerMessage> messages =
        receiving.application.transactions.inCompany(
            receiving.company(),
            () -> receiving.sentMessages.of(receiving.company(), invoice.id()));
    assertThat(messages.get(0).state()).isEqualTo(SentBuyerMessage.State.SENT);
    assertThat(messages.get(0).index()).isEqualTo(new UploadIndex("93009"));
  }

  @Test
  void document_that_is_none_of_ours_is_kept_but_not_booked() {
    anaf.list(
        MessageType.INVOICE_RECEIVED,
        "3001",
        "93001",
        receiving.cif(),
        "cif_emitent=18547290 cif_beneficiar=14399840");
    anaf.archive(
        "3001",
        FakeAnaf.sealed(
            "3001", FakeAnaf.document("F-1", SELLER, "14399840", "100.00", "21.00", "380")));
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.invoices()).isEmpty();
    assertThat(receiving.message("3001").outcome()).isEqualTo(InboxOutcome.KEPT);
    assertThat(receiving.message("3001").error()).contains("neither as seller nor as buyer");
    assertThat(receiving.application.store.size()).isEqualTo(1);
  }

  @Test
  void message_of_a_type_that_nobody_knows_is_kept() {
    anaf.list("MESAJ NOU", "3001", "93001", receiving.cif(), "…", Duration.ZERO);
    anaf.archive("3001", FakeAnaf.sealed("3001", "<ceva/>"));
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.message("3001").outcome()).isEqualTo(InboxOutcome.KEPT);
    assertThat(receiving.message("3001").state()).isEqualTo(InboxState.PROCESSED);
  }

  @Test
  void broken_seal_is_a_finding_on_an_invoice_that_is_taken_in_all_the_same() {
    anaf.list(MessageType.INVOICE_RECEIVED, "3001", "93001", receiving.cif(), "…");
    anaf.archive(
        "3001",
        FakeAnaf.zip(Map.of("3001.xml", document("F-1", "380"), "semnatura_3001.xml", "FORGED")));
    pass(Duration.ofMinutes(20));
    receiving.sync();
    Invoice invoice = receiving.invoices().get(0);
    assertThat(receiving.message("3001").warned()).isTrue();
    assertThat(
            receiving.application.transactions.inCompany(
                receiving.company(),
                () -> receiving.application.files.verdicts(receiving.company(), invoice.id())))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.verdict()).isEqualTo("INVALID");
              assertThat(verdict.findingsJson()).contains("RECEIVED-SEAL");
            });
  }

  @Test
  void deleted_supplier_comes_back_with_a_new_invoice_and_keeps_what_was_noted() {
    arrives("3001");
    pass(Duration.ofMinutes(20));
    receiving.sync();
    Supplier supplier = receiving.suppliersListed().get(0);
    receiving.application.transactions.inCompany(
        receiving.company(),
        () -> {
          receiving.suppliers.update(
              receiving.company(),
              List.of(
                  supplier.noted(supplier.party(), "plătim la 60 de zile", now()).deleted(now())));
          return 0;
        });
    assertThat(receiving.suppliersListed()).isEmpty();
    arrives("3002");
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.suppliersListed())
        .singleElement()
        .satisfies(
            back -> {
              assertThat(back.id()).isEqualTo(supplier.id());
              assertThat(back.notes()).isEqualTo("plătim la 60 de zile");
            });
  }

  @Test
  void process_that_died_with_claimed_messages_leaves_nothing_behind() {
    arrives("3001");
    pass(Duration.ofMinutes(20));
    anaf.tokens();
    receiving.sync();
    anaf.tokens("good");
    // Another process listed and claimed the message, and died.
    CompanyId company = receiving.company();
    receiving.application.transactions.inCompany(
        company,
        () ->
            receiving.inbox.add(
                company,
                List.of(
                    InboxMessage.listed(
                        new ro.storno.domain.anaf.InboxMessageId(receiving.application.ids.next()),
                        company,
                        anaf.list(
                            MessageType.INVOICE_RECEIVED, "3002", "93002", receiving.cif(), "…"),
                        now()))));
    anaf.archive("3002", FakeAnaf.sealed("3002", document("F-2", "380")));
    receiving.application.transactions.inCompany(
        company,
        () -> receiving.inbox.claim(company, now(), now().plus(Duration.ofMinutes(20)), 10, 5));
    receiving.sync();
    assertThat(receiving.message("3002").state()).isEqualTo(InboxState.PENDING);
    pass(Duration.ofMinutes(21));
    receiving.sync();
    assertThat(receiving.invoices()).hasSize(2);
  }

  @Test
  void notifications_are_told_one_by_one_up_to_twenty() {
    for (int i = 1; i <= 50; i++) {
      arrives(Integer.toString(3000 + i));
    }
    pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.told)
        .filteredOn(each -> each.type() == NotificationType.INVOICE_RECEIVED)
        .hasSize(20);
    assertThat(receiving.told)
        .filteredOn(each -> each.type() == NotificationType.SYNC_COMPLETED)
        .singleElement()
        .satisfies(each -> assertThat(each.data()).containsEntry("syncedCount", "50"));
  }
}
