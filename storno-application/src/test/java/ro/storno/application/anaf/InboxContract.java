package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.InboxMessage;
import ro.storno.domain.anaf.InboxMessageId;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.anaf.SpvMessage;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.inbox.InboxOutcome;
import ro.storno.domain.inbox.InboxState;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.party.Cif;

/** What every implementation of {@link Inbox} and {@link Evidence} does. */
public abstract class InboxContract {
  private static final Instant LATER = NOW.plus(Duration.ofMinutes(20));
  private final CompanyId company = Samples.company();

  protected abstract Transactions transactions();

  protected abstract Inbox inbox();

  protected abstract Evidence evidence();

  private <T> T in(Supplier<T> work) {
    return transactions().inCompany(company, work);
  }

  private void run(Runnable work) {
    in(
        () -> {
          work.run();
          return 0;
        });
  }

  private InboxMessage message(String id, String type, Instant created) {
    return InboxMessage.listed(
        new InboxMessageId(Samples.uuid()),
        company,
        new SpvMessage(
            new DownloadId(id),
            new UploadIndex("9" + id),
            type,
            new Cif("12345674"),
            created,
            "cif_emitent=18547290",
            Map.of("tip", type, "detalii", "ă\u0000\uD83D")),
        NOW);
  }

  private InboxMessage added(String id) {
    return added(id, MessageType.INVOICE_RECEIVED.wireName(), NOW);
  }

  private InboxMessage added(String id, String type, Instant created) {
    InboxMessage message = message(id, type, created);
    assertThat(in(() -> inbox().add(company, List.of(message)))).isEqualTo(1);
    return message;
  }

  private List<InboxMessage> claimed(Instant now, int most) {
    return in(() -> inbox().claim(company, now, now.plus(Duration.ofMinutes(20)), most, 5));
  }

  private InboxMessage found(InboxMessage message) {
    return in(() -> inbox().find(company, message.id())).orElseThrow();
  }

  private void settled(
      InboxMessage message,
      InboxState state,
      @Nullable InboxOutcome outcome,
      boolean warned,
      @Nullable InvoiceId invoice) {
    Inbox.Settlement settlement =
        new Inbox.Settlement(
            message.id(),
            state,
            LATER,
            outcome,
            "de văzut",
            List.of(finding()),
            warned,
            invoice,
            NOW);
    run(() -> inbox().settle(company, List.of(settlement)));
  }

  private static Finding finding() {
    return Finding.of("READ-ROOT", Severity.FATAL, FindingSource.READER, "nu e factură")
        .touching(List.of("BT-1"))
        .causedBy("number");
  }

  @Test
  void message_is_in_the_inbox_once_by_anafs_id() {
    InboxMessage first = added("3001");
    InboxMessage again = message("3001", "FACTURA PRIMITA", NOW);
    InboxMessage other = message("3002", "FACTURA PRIMITA", NOW);
    assertThat(in(() -> inbox().add(company, List.of(again, other)))).isEqualTo(1);
    assertThat(in(() -> inbox().count(company, Inbox.Filter.ALL))).isEqualTo(2);
    assertThat(found(first).message().id()).isEqualTo(new DownloadId("3001"));
    assertThat(found(first).message().details()).isEqualTo("cif_emitent=18547290");
  }

  @Test
  void claimed_messages_are_nobody_elses_until_the_claim_ends() {
    added("3001");
    added("3002");
    List<InboxMessage> mine = claimed(NOW, 1);
    assertThat(mine).hasSize(1);
    assertThat(mine.get(0).attempts()).isEqualTo(1);
    assertThat(claimed(NOW, 10)).hasSize(1);
    assertThat(claimed(NOW, 10)).isEmpty();
    assertThat(claimed(NOW.plus(Duration.ofMinutes(21)), 10)).hasSize(2);
  }

  @Test
  void nodes_that_claim_at_once_never_get_the_same_message() throws Exception {
    List<InboxMessage> many = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      many.add(message(Integer.toString(4000 + i), "FACTURA PRIMITA", NOW));
    }
    in(() -> inbox().add(company, many));
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      Callable<List<InboxMessage>> node =
          () -> {
            List<InboxMessage> mine = new ArrayList<>();
            for (List<InboxMessage> some = claimed(NOW, 7);
                !some.isEmpty();
                some = claimed(NOW, 7)) {
              mine.addAll(some);
            }
            return mine;
          };
      List<InboxMessageId> all = new ArrayList<>();
      for (Future<List<InboxMessage>> each : nodes.invokeAll(List.of(node, node, node, node))) {
        each.get().forEach(message -> all.add(message.id()));
      }
      assertThat(all).hasSize(200).doesNotHaveDuplicates();
    } finally {
      nodes.shutdownNow();
    }
  }

  @Test
  void released_message_loses_no_attempt_and_waits_as_told() {
    InboxMessage message = added("3001");
    claimed(NOW, 1);
    run(() -> inbox().release(company, List.of(message.id()), LATER));
    assertThat(found(message).attempts()).isZero();
    assertThat(found(message).nextAttemptAt()).isEqualTo(LATER);
    assertThat(claimed(NOW, 1)).isEmpty();
    assertThat(in(() -> inbox().nextAttempt(company))).hasValue(LATER);
    assertThat(claimed(LATER, 1)).hasSize(1);
  }

  @Test
  void message_over_which_the_process_died_too_often_fails() {
    InboxMessage message = added("3001");
    for (int i = 0; i < 5; i++) {
      assertThat(claimed(NOW.plus(Duration.ofHours(i)), 1)).hasSize(1);
    }
    assertThat(claimed(NOW.plus(Duration.ofHours(6)), 1)).isEmpty();
    assertThat(found(message).state()).isEqualTo(InboxState.FAILED);
    assertThat(found(message).error()).isNotNull();
    assertThat(in(() -> inbox().reopenFailed(company, LATER))).isEqualTo(1);
    assertThat(found(message).state()).isEqualTo(InboxState.PENDING);
    assertThat(found(message).attempts()).isZero();
  }

  @Test
  void settlement_is_written_whole_and_only_once() {
    InboxMessage message = added("3001");
    InvoiceId invoice = new InvoiceId(Samples.uuid());
    claimed(NOW, 1);
    assertThat(in(() -> inbox().lockWaiting(company, List.of(message.id()))))
        .isEqualTo(Set.of(message.id()));
    settled(message, InboxState.PROCESSED, InboxOutcome.DOCUMENT, true, invoice);
    InboxMessage after = found(message);
    assertThat(after.state()).isEqualTo(InboxState.PROCESSED);
    assertThat(after.outcome()).isEqualTo(InboxOutcome.DOCUMENT);
    assertThat(after.invoice()).isEqualTo(invoice);
    assertThat(after.warned()).isTrue();
    assertThat(after.error()).isEqualTo("de văzut");
    assertThat(after.processedAt()).isEqualTo(NOW);
    assertThat(in(() -> inbox().findings(company, message.id()))).containsExactly(finding());
    assertThat(in(() -> inbox().lockWaiting(company, List.of(message.id())))).isEmpty();
    settled(message, InboxState.FAILED, null, false, null);
    assertThat(found(message).state()).isEqualTo(InboxState.PROCESSED);
  }

  @Test
  void lists_are_newest_first_and_filtered_by_type_and_status() {
    InboxMessage received = added("3001", "FACTURA PRIMITA", NOW);
    InboxMessage errors = added("3002", "ERORI FACTURA", NOW.plusSeconds(60));
    InboxMessage unknown = added("3003", "MESAJ NOU", NOW.plusSeconds(120));
    InboxMessage warned = added("3004", "FACTURA TRIMISA", NOW.plusSeconds(180));
    InboxMessage waiting = added("3005", "FACTURA PRIMITA", NOW.plusSeconds(240));
    settled(received, InboxState.PROCESSED, InboxOutcome.DOCUMENT, false, null);
    settled(errors, InboxState.PROCESSED, InboxOutcome.OURS, false, null);
    settled(unknown, InboxState.FAILED, InboxOutcome.UNREADABLE, true, null);
    settled(warned, InboxState.PROCESSED, InboxOutcome.DOCUMENT, true, null);
    assertThat(ids(Inbox.Filter.ALL, 0, 10))
        .isEqualTo(ids(waiting, warned, unknown, errors, received));
    assertThat(ids(Inbox.Filter.ALL, 1, 2)).isEqualTo(ids(warned, unknown));
    assertThat(ids(new Inbox.Filter(List.of(MessageType.INVOICE_RECEIVED), false, List.of()), 0, 9))
        .isEqualTo(ids(waiting, received));
    assertThat(ids(new Inbox.Filter(List.of(), true, List.of()), 0, 9)).isEqualTo(ids(unknown));
    assertThat(ids(status(Inbox.Status.OK), 0, 9)).isEqualTo(ids(received));
    assertThat(ids(status(Inbox.Status.ERROR), 0, 9)).isEqualTo(ids(unknown, errors));
    assertThat(ids(status(Inbox.Status.WARNING), 0, 9)).isEqualTo(ids(warned));
    assertThat(ids(status(Inbox.Status.PENDING), 0, 9)).isEqualTo(ids(waiting));
    assertThat(in(() -> inbox().count(company, status(Inbox.Status.ERROR)))).isEqualTo(2);
  }

  private static Inbox.Filter status(Inbox.Status status) {
    return new Inbox.Filter(List.of(), false, List.of(status));
  }

  private List<InboxMessageId> ids(Inbox.Filter filter, int skip, int most) {
    return in(() -> inbox().newest(company, filter, skip, most)).stream()
        .map(InboxMessage::id)
        .toList();
  }

  private static List<InboxMessageId> ids(InboxMessage... messages) {
    return Arrays.stream(messages).map(InboxMessage::id).toList();
  }

  @Test
  void another_company_sees_nothing() {
    InboxMessage message = added("3001");
    CompanyId stranger = Samples.company();
    assertThat(
            transactions()
                .inCompany(stranger, () -> inbox().find(stranger, message.id()).isPresent()))
        .isFalse();
    assertThat(transactions().inCompany(stranger, () -> inbox().count(stranger, Inbox.Filter.ALL)))
        .isZero();
  }

  private static Evidence.Archive archive(InboxMessage message, String sha256, Instant at) {
    return new Evidence.Archive(
        message.id(), "anaf/" + sha256, sha256, 7, "a.xml", "d" + sha256, "s.xml", "e", at);
  }

  @Test
  void archives_and_seals_come_back_and_the_same_bytes_are_kept_once() {
    InboxMessage message = added("3001");
    Evidence.Archive first = archive(message, "aa", NOW);
    Evidence.Archive second = archive(message, "bb", NOW.plusSeconds(5));
    SealCheck.Result result =
        new SealCheck.Result(
            SealCheck.Verdict.UNTRUSTED,
            "invalid_chain",
            "Nu știm cine",
            "CN",
            new SealCheck.Certificate("s", "i", "0A", NOW, LATER, "SHA256:00"),
            NOW,
            "RSA-SHA256",
            "XMLDSig",
            false,
            true,
            true);
    Evidence.Seal seal = new Evidence.Seal(message.id(), "daa", result, NOW);
    run(
        () -> {
          evidence().keep(company, List.of(first));
          evidence().keep(company, List.of(first, second));
          evidence().judge(company, List.of(seal));
        });
    assertThat(in(() -> evidence().archive(company, message.id()))).hasValue(second);
    assertThat(in(() -> evidence().seals(company, message.id()))).containsExactly(seal);
  }

  @Test
  void archive_of_an_invoice_is_that_of_the_message_that_brought_it() {
    InboxMessage brought = added("3001");
    InboxMessage about = added("3002", "MESAJ CUMPARATOR PRIMIT", NOW.minusSeconds(60));
    InvoiceId invoice = new InvoiceId(Samples.uuid());
    settled(brought, InboxState.PROCESSED, InboxOutcome.DOCUMENT, false, invoice);
    settled(about, InboxState.PROCESSED, InboxOutcome.BUYER_MESSAGE, false, invoice);
    run(
        () ->
            evidence()
                .keep(company, List.of(archive(brought, "aa", NOW), archive(about, "bb", NOW))));
    assertThat(in(() -> evidence().archiveOf(company, invoice)))
        .hasValue(archive(brought, "aa", NOW));
    assertThat(in(() -> evidence().archivesOf(company, List.of(invoice)))).hasSize(1);
  }
}
