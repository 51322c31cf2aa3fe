package ro.storno.application.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.Sha256;
import ro.storno.application.anaf.PlainArchives;
import ro.storno.application.anaf.TestReceiving;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.file.FileStore;
import ro.storno.application.job.InMemoryJobQueue;
import ro.storno.application.job.Job;
import ro.storno.application.notification.Notice;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.inbox.InboundLook;
import ro.storno.domain.inbox.InboxOutcome;
import ro.storno.domain.inbox.InboxState;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.notification.NotificationType;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;

class ReceiveInboundTest {
  private static final String SELLER = "14399840";

  private final TestReceiving world = new TestReceiving();
  private final CompanyId company = world.company();
  private final ScriptedSource ksef = new ScriptedSource();
  private final Set<String> numbers = new HashSet<>();
  private final PlainArchives reader = new PlainArchives();
  private final InMemoryInboundDocuments documents =
      new InMemoryInboundDocuments(world.application.transactions);
  private final InMemoryInboundLooks looks =
      new InMemoryInboundLooks(world.application.transactions, world.application.companies);
  private final ReadInbound read =
      new ReadInbound(
          world.application.transactions,
          documents,
          looks,
          world.room.received,
          world.application.store);
  private final TriggerInbound trigger =
      new TriggerInbound(
          world.application.transactions,
          documents,
          looks,
          List.of(ksef),
          world.application.jobs,
          world.application.clock);
  private final ReceiveDocument post =
      new ReceiveDocument(
          world.application.transactions,
          documents,
          world.application.store,
          world.application.jobs,
          world.application.ids,
          world.application.clock);

  private ReceiveInbound receive() {
    return new ReceiveInbound(
        new ReceiveInbound.Ports(
            world.application.transactions,
            world.application.companies,
            documents,
            looks,
            world.application.invoices,
            world.room.received,
            world.suppliers,
            world.application.clients,
            world.application.submissions,
            (owner, channel) -> channel == Channel.SDI ? numbers : Set.of(),
            reader,
            world.application.store,
            world.told::add,
            world.application.jobs,
            List.of(ksef),
            world.application.ids,
            world.application.clock));
  }

  private void run() {
    run(Channel.KSEF);
  }

  private void run(Channel channel) {
    receive().run(ReceiveInbound.job(company, channel, "look"));
  }

  private Instant now() {
    return world.application.clock.instant();
  }

  private void after(Duration time) {
    world.application.clock.pass(time);
  }

  private String invoice(String number, String buyer) {
    return "INVOICE;" + number + ";2026-11-20;" + SELLER + ";" + buyer + ";100.00;21.00;380";
  }

  private String own() {
    return world.cif().digits();
  }

  private InboundDocument document(String reference) {
    return document(Channel.KSEF, reference);
  }

  private InboundDocument document(Channel channel, String reference) {
    return world
        .application
        .transactions
        .inCompany(company, () -> documents.find(company, channel, reference))
        .orElseThrow();
  }

  private InboundLook look() {
    return world
        .application
        .transactions
        .inCompany(company, () -> looks.find(company, Channel.KSEF))
        .orElseThrow();
  }

  private List<Job> queued(String kind) {
    return world.application.jobs.waiting(kind).stream().map(InMemoryJobQueue.Entry::job).toList();
  }

  private long told(NotificationType type) {
    return world.told.stream().map(Notice::type).filter(type::equals).count();
  }

  @Test
  void what_is_listed_becomes_invoices_with_supplier_original_and_event() {
    ksef.has("K1", now().minusSeconds(60), invoice("F/1", own()));
    run();
    Invoice invoice = world.invoices().get(0);
    assertThat(invoice.direction()).isEqualTo(Direction.INCOMING);
    assertThat(invoice.displayNumber()).isEqualTo("F/1");
    assertThat(invoice.reception()).isNotNull();
    assertThat(invoice.reception().authority()).isEqualTo("ksef");
    assertThat(invoice.reception().reference()).isEqualTo("K1");
    assertThat(world.suppliersListed()).hasSize(1);
    InvoiceEvent event = world.events(invoice.id()).get(0);
    assertThat(event.type()).isEqualTo(InvoiceEvent.Type.RECEIVED);
    assertThat(event.details()).isEqualTo("Received from KSeF");
    assertThat(event.metadata()).containsEntry("provider", "ksef").containsEntry("reference", "K1");
    InboundDocument document = document("K1");
    assertThat(document.state()).isEqualTo(InboxState.PROCESSED);
    assertThat(document.outcome()).isEqualTo(InboxOutcome.DOCUMENT);
    assertThat(document.invoices()).containsExactly(invoice.id());
    assertThat(told(NotificationType.INVOICE_RECEIVED)).isEqualTo(1);
    InboundOriginals originals =
        new InboundOriginals(
            world.application.transactions,
            world.application.invoices,
            documents,
            world.application.store,
            reader,
            world.room.originals);
    assertThat(originals.xml(company, invoice.id()))
        .hasValueSatisfying(xml -> assertThat(xml).isEqualTo(ksef.bytes.get("K1")));
    assertThat(originals.told(company, invoice.id()))
        .hasValueSatisfying(told -> assertThat(told.number()).isEqualTo("F/1"));
    world.application.store.put(company, document.kept().storageKey(), new byte[] {1});
    assertThatThrownBy(() -> originals.xml(company, invoice.id()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void all_pages_are_read_and_nothing_is_fetched_twice() {
    for (int i = 0; i < 5; i++) {
      ksef.has("K" + i, now().minusSeconds(600 - i), invoice("F/" + i, own()));
    }
    run();
    assertThat(world.invoices()).hasSize(5);
    assertThat(look().reached()).isEqualTo(now().minusSeconds(596));
    assertThat(look().succeededAt()).isEqualTo(now());
    after(Duration.ofMinutes(15));
    run();
    assertThat(world.invoices()).hasSize(5);
    assertThat(ksef.fetched).hasSize(5).doesNotHaveDuplicates();
    assertThat(told(NotificationType.SYNC_COMPLETED)).isEqualTo(1);
  }

  @Test
  void more_documents_of_one_moment_than_a_page_holds_are_all_found() {
    Instant moment = now().minusSeconds(600);
    for (int i = 0; i < 5; i++) {
      ksef.has("K" + i, moment, invoice("F/" + i, own()));
    }
    run();
    assertThat(world.invoices()).hasSize(5);
  }

  @Test
  void what_appears_late_in_the_list_is_found_by_the_overlap() {
    ksef.has("K1", now().minusSeconds(60), invoice("F/1", own()));
    run();
    after(Duration.ofMinutes(15));
    ksef.has("K2", look().reached().minus(Duration.ofMinutes(20)), invoice("F/2", own()));
    run();
    assertThat(world.invoices()).hasSize(2);
  }

  @Test
  void a_pause_longer_than_the_history_leaves_no_gap() {
    ksef.has("K1", now().minusSeconds(60), invoice("F/1", own()));
    run();
    Instant reached = look().reached();
    ksef.has("K2", now().plus(Duration.ofDays(1)), invoice("F/2", own()));
    after(ReceiveInbound.HISTORY.plusDays(30));
    run();
    assertThat(ksef.lookedFrom).contains(reached.minus(ReceiveInbound.OVERLAP));
    assertThat(world.invoices()).hasSize(2);
  }

  @Test
  void another_taxpayer_or_system_begins_anew() {
    ksef.has("K1", now().minusSeconds(60), invoice("F/1", own()));
    run();
    after(Duration.ofDays(1));
    run();
    ksef.subject = "5265877635@production";
    run();
    List<Instant> from = ksef.lookedFrom;
    assertThat(from.get(0))
        .isEqualTo(now().minus(Duration.ofDays(1)).minus(ReceiveInbound.HISTORY));
    assertThat(from.get(1)).isAfter(now().minus(Duration.ofDays(2)));
    assertThat(from.get(2)).isEqualTo(now().minus(ReceiveInbound.HISTORY));
  }

  @Test
  void a_document_that_cannot_be_read_stays_visible_with_its_bytes_and_holds_up_nothing() {
    ksef.has("K1", now().minusSeconds(90), "<RR/>");
    ksef.has("K2", now().minusSeconds(60), invoice("F/2", own()));
    run();
    assertThat(world.invoices()).hasSize(1);
    InboundDocument failed = document("K1");
    assertThat(failed.state()).isEqualTo(InboxState.FAILED);
    assertThat(failed.outcome()).isEqualTo(InboxOutcome.UNREADABLE);
    assertThat(failed.error()).isEqualTo("This is no invoice.");
    ReadInbound.Detail detail = read.get(world.scope(), failed.id());
    assertThat(detail.findings()).extracting(Finding::rule).containsExactly("READ-ROOT");
    assertThat(read.file(world.scope(), failed.id()).content())
        .isEqualTo("<RR/>".getBytes(StandardCharsets.UTF_8));
    assertThat(read.file(world.scope(), failed.id()).name()).isEqualTo("K1.xml");
    assertThat(read.list(world.scope(), "ksef", "error", new Page.Request(1, 10)).data())
        .extracting(each -> each.document().told().reference())
        .containsExactly("K1");
  }

  @Test
  void a_fault_of_ours_is_tried_again_with_what_was_fetched_and_given_up_in_the_end() {
    ksef.has("K1", now().minusSeconds(90), "EXPLODE");
    for (int i = 0; i < ReceiveInbound.ATTEMPTS; i++) {
      run();
      after(Duration.ofDays(1));
    }
    run();
    assertThat(document("K1").state()).isEqualTo(InboxState.FAILED);
    assertThat(document("K1").error()).contains("IllegalStateException");
    assertThat(ksef.fetched).containsExactly("K1");
  }

  @Test
  void a_lost_answer_to_a_download_is_asked_for_again() {
    ksef.has("K1", now().minusSeconds(90), invoice("F/1", own()));
    ksef.fails("K1", () -> new AuthorityException.OutcomeUnknown("No answer.", null));
    run();
    assertThat(world.invoices()).isEmpty();
    assertThat(document("K1").state()).isEqualTo(InboxState.PENDING);
    assertThat(document("K1").error()).isEqualTo("No answer.");
    assertThat(look().error()).isNull();
    after(Duration.ofMinutes(11));
    run();
    assertThat(world.invoices()).hasSize(1);
    assertThat(ksef.fetched).containsExactly("K1", "K1");
  }

  @Test
  void a_limit_lets_the_rest_wait_without_counting_as_an_attempt_and_sets_a_job() {
    for (int i = 0; i < 3; i++) {
      ksef.has("K" + i, now().minusSeconds(90 - i), invoice("F/" + i, own()));
    }
    ksef.fails("K1", () -> new AuthorityException.LimitReached("Wait.", Duration.ofMinutes(20)));
    run();
    assertThat(world.invoices()).hasSize(1);
    assertThat(document("K1").attempts()).isZero();
    assertThat(look().error()).as("waiting is no failure").isNull();
    assertThat(queued(ReceiveInbound.KIND)).hasSize(1);
    after(Duration.ofMinutes(10));
    run();
    assertThat(world.invoices()).as("before its time").hasSize(1);
    after(Duration.ofMinutes(11));
    run();
    assertThat(world.invoices()).hasSize(3);
  }

  @Test
  void a_list_that_breaks_off_keeps_what_it_told_and_goes_on_from_there() {
    for (int i = 0; i < 5; i++) {
      ksef.has("K" + i, now().minusSeconds(600 - i), invoice("F/" + i, own()));
    }
    run();
    ksef.has("K5", now().plusSeconds(1), invoice("F/5", own()));
    ksef.fails("list", () -> new AuthorityException.OutcomeUnknown("No answer.", null));
    run();
    assertThat(look().error()).isEqualTo("No answer.");
    assertThat(look().failures()).isEqualTo(1);
    run();
    assertThat(world.invoices()).hasSize(6);
    assertThat(look().error()).isNull();
    assertThat(look().failures()).isZero();
  }

  @Test
  void refused_credentials_are_told_and_cost_no_attempt() {
    ksef.has("K1", now().minusSeconds(90), invoice("F/1", own()));
    ksef.fails("K1", () -> new AuthorityException.AccessRefused("No right."));
    run();
    assertThat(look().error()).isEqualTo("No right.");
    assertThat(document("K1").attempts()).isZero();
    after(Duration.ofMinutes(15));
    run();
    assertThat(world.invoices()).hasSize(1);
  }

  @Test
  void who_refuses_or_is_not_reached_is_not_asked_every_minute() {
    List<Supplier<RuntimeException>> stops =
        List.of(
            () -> new AuthorityException.AccessRefused("No right."),
            () -> new AuthorityException.NotReached("No way there.", null));
    ksef.has("K1", now().minusSeconds(90), invoice("F/1", own()));
    for (Supplier<RuntimeException> stop : stops) {
      int before = world.application.jobs.waiting(ReceiveInbound.KIND).size();
      ksef.fails("K1", stop);
      run();
      assertThat(document("K1").nextAttemptAt()).isEqualTo(now().plus(Duration.ofMinutes(15)));
      assertThat(world.application.jobs.waiting(ReceiveInbound.KIND))
          .hasSize(before + 1)
          .anySatisfy(
              each -> assertThat(each.when()).isAfterOrEqualTo(now().plus(Duration.ofMinutes(15))));
      after(Duration.ofMinutes(15));
    }
  }

  @Test
  void an_authority_that_is_silent_is_left_in_peace() {
    for (int i = 0; i < 9; i++) {
      String reference = "K" + i;
      ksef.has(reference, now().minusSeconds(600 - i), invoice("F/" + i, own()));
      ksef.fails(reference, () -> new AuthorityException.OutcomeUnknown("No answer.", null));
    }
    run();
    assertThat(ksef.fetched).hasSize(5);
    assertThat(look().error()).isEqualTo("No answer.");
  }

  @Test
  void what_is_gone_says_so() {
    ksef.has("K1", now().minusSeconds(90), invoice("F/1", own()));
    ksef.bytes.clear();
    run();
    assertThat(document("K1").state()).isEqualTo(InboxState.GONE);
    assertThat(document("K1").warned()).isTrue();
  }

  @Test
  void a_company_is_known_by_its_number_abroad_too() {
    ksef.has("K1", now().minusSeconds(90), invoice("F/1", "5265877635"));
    run();
    assertThat(document("K1").warned()).isFalse();
    assertThat(world.invoices().get(0).direction()).isEqualTo(Direction.INCOMING);
  }

  @Test
  void the_same_number_of_a_supplier_under_another_reference_is_told_to_be_a_duplicate() {
    ksef.has("K1", now().minusSeconds(90), invoice("F/1", own()));
    ksef.has("K2", now().minusSeconds(80), invoice("F/1", own()));
    run();
    assertThat(world.invoices()).hasSize(2);
    InvoiceId second = document("K2").invoices().get(0);
    assertThat(world.events(second))
        .extracting(InvoiceEvent::type)
        .contains(InvoiceEvent.Type.DUPLICATE_SUSPECTED);
  }

  private InboundDocument.Told sent(String reference) {
    return new InboundDocument.Told(Channel.SDI, reference, "IT1_1.xml", null, now());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void what_is_sent_by_itself_is_kept_first_and_taken_in_by_a_job_once() {
    InboundDocument first = post.receive(company, sent("7"), bytes(invoice("F/7", own())));
    assertThat(first.state()).isEqualTo(InboxState.FETCHED);
    assertThat(world.invoices()).isEmpty();
    InboundDocument again = post.receive(company, sent("7"), bytes(invoice("F/7", own())));
    assertThat(again.id()).isEqualTo(first.id());
    List<Job> queued = queued(ReceiveInbound.KIND);
    assertThat(queued).hasSize(1);
    receive().run(queued.get(0));
    assertThat(world.invoices()).hasSize(1);
    assertThat(document(Channel.SDI, "7").state()).isEqualTo(InboxState.PROCESSED);
    post.receive(company, sent("7"), bytes(invoice("F/7", own())));
    run(Channel.SDI);
    assertThat(world.invoices()).hasSize(1);
    assertThat(ksef.lookedFrom).as("nobody is asked for what is sent").isEmpty();
  }

  @Test
  void other_bytes_under_a_known_reference_are_a_document_of_their_own() {
    post.receive(company, sent("7"), bytes(invoice("F/7", own())));
    InboundDocument other = post.receive(company, sent("7"), bytes(invoice("F/8", own())));
    assertThat(other.told().reference()).startsWith("7#");
    InboundDocument again = post.receive(company, sent("7"), bytes(invoice("F/8", own())));
    assertThat(again.id()).isEqualTo(other.id());
    run(Channel.SDI);
    assertThat(world.invoices()).hasSize(2);
  }

  @Test
  void other_bytes_that_come_at_the_same_moment_are_kept_as_well() {
    FileStore store = world.application.store;
    FileStore overtaken =
        new FileStore() {
          private boolean first = true;

          @Override
          public void put(CompanyId owner, String key, byte[] content) {
            store.put(owner, key, content);
            if (first) {
              first = false;
              post.receive(company, sent("7"), bytes(invoice("F/7", own())));
            }
          }

          @Override
          public Optional<byte[]> get(CompanyId owner, String key) {
            return store.get(owner, key);
          }

          @Override
          public void delete(CompanyId owner, String key) {
            store.delete(owner, key);
          }

          @Override
          public void deleteAll(CompanyId owner) {
            store.deleteAll(owner);
          }
        };
    InboundDocument late =
        new ReceiveDocument(
                world.application.transactions,
                documents,
                overtaken,
                world.application.jobs,
                world.application.ids,
                world.application.clock)
            .receive(company, sent("7"), bytes(invoice("F/8", own())));
    assertThat(late.told().reference()).startsWith("7#");
    run(Channel.SDI);
    assertThat(world.invoices())
        .extracting(Invoice::displayNumber)
        .containsExactlyInAnyOrder("F/7", "F/8");
  }

  @Test
  void a_user_has_it_done_now_and_again_after_a_while_and_failures_are_tried_again() {
    reader.blind(true);
    ksef.has("K1", now().minusSeconds(90), invoice("F/1", own()));
    run();
    assertThat(document("K1").state()).isEqualTo(InboxState.FAILED);
    reader.blind(false);
    trigger.trigger(world.scope(), "ksef");
    assertThatThrownBy(() -> trigger.trigger(world.scope(), "ksef"))
        .isInstanceOf(ApplicationException.TooMany.class);
    run();
    assertThat(world.invoices()).hasSize(1);
    assertThat(ksef.fetched).containsExactly("K1");
    after(TriggerInbound.PAUSE);
    trigger.trigger(world.scope(), "ksef");
    after(TriggerInbound.PAUSE);
    ksef.subject = null;
    assertThatThrownBy(() -> trigger.trigger(world.scope(), "ksef"))
        .isInstanceOf(ApplicationException.Invalid.class);
    assertThatThrownBy(() -> trigger.trigger(world.scope(), "anaf"))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void what_came_to_nothing_is_tried_again_although_nobody_can_be_asked_any_more() {
    reader.blind(true);
    ksef.has("K1", now().minusSeconds(90), invoice("F/1", own()));
    run();
    reader.blind(false);
    ksef.subject = null;
    trigger.trigger(world.scope(), "ksef");
    run();
    assertThat(world.invoices()).hasSize(1);
  }

  @Test
  void a_document_that_names_only_the_configured_tax_code_is_taken_in_once_that_is_configured() {
    post.receive(company, sent("7"), bytes(invoice("F/7", "01234567890")));
    run(Channel.SDI);
    assertThat(document(Channel.SDI, "7").outcome()).isEqualTo(InboxOutcome.KEPT);
    numbers.add("01234567890");
    trigger.trigger(world.scope(), "sdi");
    run(Channel.SDI);
    assertThat(document(Channel.SDI, "7").outcome()).isEqualTo(InboxOutcome.DOCUMENT);
    assertThat(world.invoices()).extracting(Invoice::direction).containsExactly(Direction.INCOMING);
  }

  @Test
  void the_file_that_we_handed_in_makes_no_second_invoice_when_it_comes_back() {
    byte[] file = bytes(invoice("F/7", own()));
    InvoiceId ours = new InvoiceId(UUID.randomUUID());
    world.application.transactions.inCompany(
        company,
        () -> {
          world.application.submissions.add(
              Submission.prepared(
                  new SubmissionId(UUID.randomUUID()),
                  company,
                  new Submission.Filing(
                      Channel.SDI,
                      DocumentReference.invoice(ours.value()),
                      1,
                      own(),
                      now(),
                      null,
                      null),
                  new Payload(Sha256.of(file), file.length, "f.xml", "k", 1, Map.of(), List.of()),
                  "prepared",
                  now()));
          return 0;
        });
    post.receive(company, sent("7"), file);
    run(Channel.SDI);
    assertThat(document(Channel.SDI, "7").outcome()).isEqualTo(InboxOutcome.OURS);
    assertThat(document(Channel.SDI, "7").invoices()).containsExactly(ours);
    assertThat(world.invoices()).isEmpty();
  }

  @Test
  void what_is_listed_by_word_must_be_a_known_word() {
    assertThatThrownBy(() -> read.list(world.scope(), "x", null, new Page.Request(1, 10)))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThatThrownBy(() -> read.list(world.scope(), null, "x", new Page.Request(1, 10)))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThat(read.looks(world.scope())).isEmpty();
  }

  @Test
  void the_schedule_sets_a_job_for_each_company_and_itself() {
    ScheduleInbound schedule =
        new ScheduleInbound(
            world.application.transactions,
            looks,
            List.of(Channel.KSEF),
            world.application.jobs,
            world.application.clock);
    schedule.begin();
    world.application.transactions.inPlatform(
        () -> {
          schedule.run(queued(ScheduleInbound.KIND).get(0));
          return 0;
        });
    assertThat(queued(ReceiveInbound.KIND)).extracting(Job::company).containsOnlyOnce(company);
    assertThat(queued(ScheduleInbound.KIND)).hasSize(2);
  }
}
