package ro.storno.application.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.inbox.InboundDocumentId;
import ro.storno.domain.inbox.InboundLook;
import ro.storno.domain.inbox.InboxOutcome;
import ro.storno.domain.inbox.InboxState;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.Channel;

/** What every {@link InboundDocuments} and {@link InboundLooks} does. */
public abstract class InboundDocumentsContract {
  private static final Instant NOW = Instant.parse("2026-11-28T05:00:00Z");
  private static final InboundDocument.Kept KEPT =
      new InboundDocument.Kept("inbox/ksef/2026/11/ab", "ab", 7);

  private final CompanyId company = Samples.company();

  protected abstract Transactions transactions();

  protected abstract InboundDocuments documents();

  protected abstract InboundLooks looks();

  private <T> T in(Supplier<T> work) {
    return transactions().inCompany(company, work);
  }

  private InboundDocument listed(Channel channel, String reference, int second) {
    InboundDocument document =
        InboundDocument.listed(
            new InboundDocumentId(UUID.randomUUID()),
            company,
            new InboundDocument.Told(
                channel, reference, null, "5265877635", NOW.plusSeconds(second)),
            NOW);
    in(() -> documents().add(company, List.of(document)));
    return document;
  }

  private List<InboundDocument> claim(Instant at) {
    return in(() -> documents().claim(company, Channel.KSEF, at, at.plusSeconds(60), 10, 2));
  }

  private void settle(
      InboundDocument document, InboxState state, boolean warned, @Nullable InvoiceId invoice) {
    settle(
        document,
        state,
        state == InboxState.PROCESSED ? InboxOutcome.DOCUMENT : null,
        warned,
        invoice);
  }

  private void settle(
      InboundDocument document,
      InboxState state,
      @Nullable InboxOutcome outcome,
      boolean warned,
      @Nullable InvoiceId invoice) {
    in(
        () -> {
          documents()
              .settle(
                  company,
                  new InboundDocuments.Settlement(
                      document.id(),
                      state,
                      NOW.plusSeconds(300),
                      outcome,
                      state == InboxState.PROCESSED ? null : "why",
                      warned
                          ? List.of(
                              Finding.of("R", Severity.ERROR, FindingSource.READER, "not this"))
                          : List.of(),
                      warned,
                      invoice == null ? List.of() : List.of(invoice),
                      NOW.plusSeconds(9)));
          return 0;
        });
  }

  private InboundDocument found(InboundDocument document) {
    return in(() -> documents().find(company, document.id())).orElseThrow();
  }

  @Test
  void a_document_is_there_once_by_channel_and_reference() {
    InboundDocument first = listed(Channel.KSEF, "1", 0);
    listed(Channel.KSEF, "1", 5);
    listed(Channel.SDI, "1", 6);
    assertThat(in(() -> documents().count(company, InboundDocuments.Filter.ALL))).isEqualTo(2);
    assertThat(in(() -> documents().find(company, Channel.KSEF, "1"))).contains(first);
    assertThat(in(() -> documents().find(company, Channel.KSEF, "2"))).isEmpty();
  }

  @Test
  void bytes_that_came_with_it_are_known_from_the_beginning() {
    InboundDocument sent =
        InboundDocument.sent(
            new InboundDocumentId(UUID.randomUUID()),
            company,
            new InboundDocument.Told(Channel.SDI, "9", "IT1_1.xml", null, NOW),
            KEPT,
            NOW);
    assertThat(in(() -> documents().add(company, List.of(sent)))).isEqualTo(1);
    assertThat(found(sent)).isEqualTo(sent);
  }

  @Test
  void what_is_claimed_belongs_to_one_for_a_while_and_fails_when_it_never_comes_to_an_end() {
    InboundDocument document = listed(Channel.KSEF, "1", 0);
    listed(Channel.SDI, "2", 0);
    assertThat(claim(NOW)).extracting(InboundDocument::id).containsExactly(document.id());
    assertThat(claim(NOW)).isEmpty();
    assertThat(claim(NOW.plusSeconds(61))).hasSize(1);
    assertThat(claim(NOW.plusSeconds(122))).isEmpty();
    assertThat(found(document).state()).isEqualTo(InboxState.FAILED);
    assertThat(found(document).error()).isNotBlank();
  }

  @Test
  void what_is_given_back_does_not_count_and_waits() {
    InboundDocument document = listed(Channel.KSEF, "1", 0);
    claim(NOW);
    in(
        () -> {
          documents().release(company, document.id(), NOW.plusSeconds(30));
          return 0;
        });
    assertThat(found(document).attempts()).isZero();
    assertThat(in(() -> documents().nextAttempt(company, Channel.KSEF)))
        .contains(NOW.plusSeconds(30));
    assertThat(claim(NOW.plusSeconds(29))).isEmpty();
    assertThat(claim(NOW.plusSeconds(30))).hasSize(1);
  }

  @Test
  void what_is_kept_stays_and_what_is_settled_is_settled() {
    InboundDocument document = listed(Channel.KSEF, "1", 0);
    InvoiceId invoice = new InvoiceId(UUID.randomUUID());
    in(
        () -> {
          documents().keep(company, document.id(), KEPT);
          documents().keep(company, document.id(), new InboundDocument.Kept("other", "cd", 8));
          return 0;
        });
    assertThat(found(document).kept()).isEqualTo(KEPT);
    assertThat(found(document).state()).isEqualTo(InboxState.FETCHED);
    assertThat(in(() -> documents().lockWaiting(company, document.id()))).isTrue();
    settle(document, InboxState.PROCESSED, false, invoice);
    settle(document, InboxState.FAILED, true, null);
    InboundDocument settled = found(document);
    assertThat(settled.state()).isEqualTo(InboxState.PROCESSED);
    assertThat(settled.outcome()).isEqualTo(InboxOutcome.DOCUMENT);
    assertThat(settled.invoices()).containsExactly(invoice);
    assertThat(settled.processedAt()).isEqualTo(NOW.plusSeconds(9));
    assertThat(in(() -> documents().lockWaiting(company, document.id()))).isFalse();
    assertThat(in(() -> documents().nextAttempt(company, Channel.KSEF))).isEmpty();
  }

  @Test
  void what_failed_can_be_tried_again_from_where_it_was() {
    InboundDocument fetched = listed(Channel.KSEF, "1", 0);
    InboundDocument unfetched = listed(Channel.KSEF, "2", 1);
    in(
        () -> {
          documents().keep(company, fetched.id(), KEPT);
          return 0;
        });
    settle(fetched, InboxState.FAILED, true, null);
    settle(unfetched, InboxState.FAILED, true, null);
    assertThat(in(() -> documents().findings(company, fetched.id())))
        .extracting(Finding::message)
        .containsExactly("not this");
    assertThat(in(() -> documents().reopenFailed(company, Channel.SDI, NOW))).isZero();
    assertThat(in(() -> documents().reopenFailed(company, Channel.KSEF, NOW))).isEqualTo(2);
    assertThat(found(fetched).state()).isEqualTo(InboxState.FETCHED);
    assertThat(found(unfetched).state()).isEqualTo(InboxState.PENDING);
    assertThat(claim(NOW)).hasSize(2);
  }

  @Test
  void what_was_gone_or_named_somebody_else_can_be_tried_again_and_what_is_an_invoice_cannot() {
    InboundDocument gone = listed(Channel.KSEF, "1", 0);
    InboundDocument kept = listed(Channel.KSEF, "2", 1);
    InboundDocument ours = listed(Channel.KSEF, "3", 2);
    InboundDocument invoice = listed(Channel.KSEF, "4", 3);
    in(
        () -> {
          documents().keep(company, kept.id(), KEPT);
          return 0;
        });
    settle(gone, InboxState.GONE, null, true, null);
    settle(kept, InboxState.PROCESSED, InboxOutcome.KEPT, true, null);
    settle(ours, InboxState.PROCESSED, InboxOutcome.OURS, false, null);
    settle(invoice, InboxState.PROCESSED, InboxOutcome.DOCUMENT, true, null);
    assertThat(in(() -> documents().reopenFailed(company, Channel.KSEF, NOW))).isEqualTo(2);
    assertThat(found(gone).state()).isEqualTo(InboxState.PENDING);
    assertThat(found(kept).state()).isEqualTo(InboxState.FETCHED);
    assertThat(found(kept).outcome()).isNull();
    assertThat(claim(NOW))
        .extracting(InboundDocument::id)
        .containsExactlyInAnyOrder(gone.id(), kept.id());
  }

  @Test
  void lists_are_filtered_newest_first() {
    InboundDocument good = listed(Channel.KSEF, "1", 1);
    InboundDocument warned = listed(Channel.KSEF, "2", 2);
    InboundDocument failed = listed(Channel.KSEF, "3", 3);
    InboundDocument waiting = listed(Channel.SDI, "4", 4);
    settle(good, InboxState.PROCESSED, false, null);
    settle(warned, InboxState.PROCESSED, true, null);
    settle(failed, InboxState.FAILED, true, null);
    assertThat(references(null, null)).containsExactly("4", "3", "2", "1");
    assertThat(references(Channel.SDI, null)).containsExactly("4");
    assertThat(references(null, InboundDocuments.Status.OK)).containsExactly("1");
    assertThat(references(null, InboundDocuments.Status.WARNING)).containsExactly("2");
    assertThat(references(Channel.KSEF, InboundDocuments.Status.ERROR)).containsExactly("3");
    assertThat(references(null, InboundDocuments.Status.PENDING)).containsExactly("4");
    assertThat(
            in(() -> documents().newest(company, InboundDocuments.Filter.ALL, 1, 2)).stream()
                .map(each -> each.told().reference()))
        .containsExactly("3", "2");
    assertThat(found(waiting)).isEqualTo(waiting);
  }

  private List<String> references(
      @Nullable Channel channel, InboundDocuments.@Nullable Status status) {
    InboundDocuments.Filter filter = new InboundDocuments.Filter(channel, status);
    List<String> found =
        in(() -> documents().newest(company, filter, 0, 100)).stream()
            .map(each -> each.told().reference())
            .toList();
    assertThat(in(() -> documents().count(company, filter))).isEqualTo(found.size());
    return found;
  }

  @Test
  void documents_and_looks_are_behind_the_wall() {
    InboundDocument document = listed(Channel.KSEF, "1", 0);
    InboundLook look = InboundLook.none(company, Channel.KSEF).started("nip", NOW);
    in(
        () -> {
          looks().save(look);
          return 0;
        });
    CompanyId other = Samples.company();
    for (CompanyId asked : List.of(company, other)) {
      transactions()
          .inCompany(
              other,
              () -> {
                assertThat(documents().find(asked, document.id())).isEmpty();
                assertThat(documents().find(asked, Channel.KSEF, "1")).isEmpty();
                assertThat(documents().newest(asked, InboundDocuments.Filter.ALL, 0, 9)).isEmpty();
                assertThat(documents().reopenFailed(asked, Channel.KSEF, NOW)).isZero();
                assertThat(documents().claim(asked, Channel.KSEF, NOW, NOW, 9, 9)).isEmpty();
                assertThat(looks().find(asked, Channel.KSEF)).isEmpty();
                return 0;
              });
    }
  }

  @Test
  void a_look_is_kept_and_begins_anew_for_another_subject() {
    InboundLook look =
        InboundLook.none(company, Channel.KSEF)
            .triggered(NOW)
            .started("nip", NOW)
            .reached(NOW.minusSeconds(60))
            .reached(NOW.minusSeconds(90))
            .failed("no answer");
    in(
        () -> {
          looks().save(look);
          return 0;
        });
    InboundLook kept = in(() -> looks().findForUpdate(company, Channel.KSEF));
    assertThat(kept).isEqualTo(look);
    assertThat(kept.reached()).isEqualTo(NOW.minusSeconds(60));
    assertThat(kept.failures()).isEqualTo(1);
    assertThat(kept.started("nip", NOW).reached()).isNotNull();
    assertThat(kept.started("other", NOW).reached()).isNull();
    assertThat(kept.succeeded(NOW).error()).isNull();
    assertThat(in(() -> looks().findForUpdate(company, Channel.SDI)))
        .isEqualTo(InboundLook.none(company, Channel.SDI));
  }
}
