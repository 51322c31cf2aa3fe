package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.Sha256;
import ro.storno.application.TestApplication;
import ro.storno.application.company.ManageBankAccounts;
import ro.storno.application.identity.Actor;
import ro.storno.application.job.DeadJobs;
import ro.storno.application.job.Job;
import ro.storno.application.payment.RecordPayment;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;

class FollowUpInvoiceTest {
  private final TestApplication app = new TestApplication();

  private List<InvoiceEvent.Type> types(InvoiceId id) {
    return app.events.list(app.scope(), id).stream()
        .map(happening -> happening.event().type())
        .toList();
  }

  @Test
  void xml_and_verdict_are_kept_and_told() {
    InvoiceId id = app.issued().id();
    assertThat(app.get.get(app.scope(), id).xmlGenerated()).isFalse();
    app.jobs.runAll(app.followUp);
    InvoiceDetail detail = app.get.get(app.scope(), id);
    assertThat(detail.xmlGenerated()).isTrue();
    assertThat(types(id))
        .containsExactly(
            InvoiceEvent.Type.VALIDATION_CHECKED,
            InvoiceEvent.Type.XML_GENERATED,
            InvoiceEvent.Type.ISSUED,
            InvoiceEvent.Type.CREATED);
    InvoiceFiles.Evidence evidence = app.listVerdicts.list(app.scope(), id).get(0);
    assertThat(evidence.verdict()).isEqualTo("VALID");
    assertThat(evidence.ruleSet()).isEqualTo("CIUS-RO 1.0.9");
    assertThat(evidence.base()).isEqualTo("EN 16931 1.3.8");
    byte[] xml = app.downloadXml.download(app.scope(), id).content();
    assertThat(evidence.inputSha256()).isEqualTo(Sha256.of(xml));
  }

  @Test
  void done_twice_it_leaves_the_same_as_done_once() {
    InvoiceId id = app.issued().id();
    Job job = app.jobs.waiting().get(0);
    app.followUp.run(job);
    List<InvoiceEvent.Type> once = types(id);
    app.followUp.run(job);
    app.followUp.run(job);
    assertThat(types(id)).isEqualTo(once);
    assertThat(app.listVerdicts.list(app.scope(), id)).hasSize(1);
  }

  @Test
  void concurrent_runs_leave_the_same_as_one() throws Exception {
    InvoiceId id = app.issued().id();
    Job job = app.jobs.waiting().get(0);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Integer> run =
          () -> {
            app.followUp.run(job);
            return 1;
          };
      for (Future<Integer> each : threads.invokeAll(Collections.nCopies(8, run))) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(types(id)).hasSize(4);
    assertThat(app.listVerdicts.list(app.scope(), id)).hasSize(1);
  }

  @Test
  void findings_are_kept_with_the_verdict() {
    app.xml.say(Verdict.INVALID);
    InvoiceId id = app.issued().id();
    app.jobs.runAll(app.followUp);
    InvoiceFiles.Evidence evidence = app.listVerdicts.list(app.scope(), id).get(0);
    assertThat(evidence.verdict()).isEqualTo("INVALID");
    assertThat(evidence.findingsJson())
        .contains("\"rule\":\"BR-CO-15\"", "wrong \\\"total\\\"", "\"field\":\"lines\"");
  }

  @Test
  void missing_rules_are_never_taken_for_valid() {
    app.xml.say(Verdict.NOT_CHECKED);
    InvoiceId id = app.issued().id();
    app.jobs.runAll(app.followUp);
    assertThat(app.listVerdicts.list(app.scope(), id).get(0).verdict()).isEqualTo("NOT_CHECKED");
    InvoiceValidation validation = app.validate.validate(app.scope(), id, "full");
    assertThat(validation.valid()).isFalse();
    assertThat(validation.schematronAvailable()).isFalse();
    assertThat(validation.warnings())
        .extracting(InvoiceValidation.Message::ruleId)
        .contains("NOT_CHECKED");
  }

  @Test
  void unwritable_invoice_is_told_and_does_not_fail_for_ever() {
    app.xml.refuse();
    InvoiceId id = app.issued().id();
    app.jobs.runAll(app.followUp);
    assertThat(app.jobs.waiting()).isEmpty();
    assertThat(types(id))
        .contains(InvoiceEvent.Type.VALIDATION_CHECKED)
        .doesNotContain(InvoiceEvent.Type.XML_GENERATED);
    assertThat(app.listVerdicts.list(app.scope(), id).get(0).findingsJson()).contains("clientId");
    assertThatThrownBy(() -> app.downloadXml.download(app.scope(), id))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> assertThat(refused.errors()).containsKey("clientId"));
    assertThat(app.validate.validate(app.scope(), id, "full").valid()).isFalse();
  }

  @Test
  void cancelled_before_its_turn_needs_no_follow_up() {
    InvoiceId id = app.issued().id();
    app.cancel.cancel(app.scope(), id, "nu mai este nevoie");
    app.jobs.runAll(app.followUp);
    assertThat(app.xml.judged()).isZero();
    assertThat(app.listVerdicts.list(app.scope(), id)).isEmpty();
  }

  @Test
  void invoice_changed_while_it_was_judged_is_judged_again() {
    Invoice issued = app.issued();
    AtomicInteger changes = new AtomicInteger();
    app.xml.beforeJudging(
        () -> {
          if (changes.getAndIncrement() == 0) {
            app.update.update(
                app.scope(),
                issued.id(),
                Entries.invoice().lines(Entries.line("9", "100")).build(),
                Set.of("lines"));
          }
        });
    app.followUp.run(app.jobs.waiting().get(0));
    assertThat(app.xml.judged()).isEqualTo(2);
    List<InvoiceFiles.Evidence> verdicts = app.listVerdicts.list(app.scope(), issued.id());
    assertThat(verdicts).hasSize(1);
    assertThat(verdicts.get(0).inputSha256())
        .isEqualTo(Sha256.of(app.downloadXml.download(app.scope(), issued.id()).content()));
  }

  @Test
  void xml_made_on_demand_is_the_same_ever_after() {
    InvoiceId id = app.issued().id();
    InvoiceFile first = app.downloadXml.download(app.scope(), id);
    app.clock.pass(Duration.ofHours(1));
    InvoiceFile second = app.downloadXml.download(app.scope(), id);
    assertThat(second.content()).isEqualTo(first.content());
    assertThat(second.at()).isEqualTo(first.at());
    assertThat(first.filename()).isEqualTo("FACT-0001.xml");
    assertThatThrownBy(() -> app.downloadXml.download(app.scope(), app.draft().id()))
        .isInstanceOf(ApplicationException.NotFound.class);
  }

  @Test
  void payment_leaves_the_xml_and_the_verdict_on_it_as_they_are() {
    InvoiceId id = app.issued().id();
    app.jobs.runAll(app.followUp);
    byte[] before = app.downloadXml.download(app.scope(), id).content();
    app.accounts.create(
        app.scope(),
        Entries.record(
            ManageBankAccounts.Command.class, Map.of("iban", "RO09BCYP0000001234567890")));
    app.pay.record(
        app.scope(),
        id,
        new RecordPayment.Command(BigDecimal.ONE, TestApplication.TODAY, null, null, null, null));
    assertThat(app.get.get(app.scope(), id).xmlGenerated()).isTrue();
    assertThat(app.downloadXml.download(app.scope(), id).content()).isEqualTo(before);
    assertThat(app.listVerdicts.list(app.scope(), id)).hasSize(1);
  }

  @Test
  void xml_made_before_the_follow_up_is_the_one_that_is_judged() {
    InvoiceId id = app.issued().id();
    InvoiceFile early = app.downloadXml.download(app.scope(), id);
    app.clock.pass(Duration.ofMinutes(1));
    app.jobs.runAll(app.followUp);
    InvoiceFile late = app.downloadXml.download(app.scope(), id);
    assertThat(late.at()).isEqualTo(early.at());
    assertThat(app.listVerdicts.list(app.scope(), id).get(0).inputSha256())
        .isEqualTo(Sha256.of(early.content()));
  }

  @Test
  void only_operators_see_and_rerun_dead_jobs() {
    app.deadJobs.bury(
        new DeadJobs.DeadJob(
            FollowUpInvoice.KIND,
            "k",
            null,
            "boom",
            5,
            TestApplication.START,
            TestApplication.START));
    assertThatThrownBy(() -> app.listDeadJobs.list(app.owner(), 10))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> app.rerun.rerun(app.owner(), FollowUpInvoice.KIND, "k"))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThat(app.listDeadJobs.list(Actor.SYSTEM, 10)).hasSize(1);
    app.rerun.rerun(Actor.SYSTEM, FollowUpInvoice.KIND, "k");
    assertThatThrownBy(() -> app.rerun.rerun(Actor.SYSTEM, FollowUpInvoice.KIND, "k"))
        .isInstanceOf(ApplicationException.NotFound.class);
  }
}
