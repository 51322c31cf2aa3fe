package ro.storno.application.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ro.storno.application.submission.SubmissionSamples.NOW;
import static ro.storno.application.submission.SubmissionSamples.later;
import static ro.storno.application.submission.SubmissionSamples.payload;
import static ro.storno.application.submission.SubmissionSamples.queued;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;
import ro.storno.domain.submission.SubmissionState;
import ro.storno.domain.submission.SubmissionStep;

/** What every implementation of {@link Submissions} does. */
public abstract class SubmissionsContract {
  private static final String SHA = "a".repeat(64);
  private static final String BYTES = "d".repeat(64);

  private final CompanyId company = Samples.company();
  private final CompanyId other = Samples.company();

  protected abstract Transactions transactions();

  protected abstract Submissions submissions();

  private <T> T in(CompanyId tenant, Supplier<T> work) {
    return transactions().inCompany(tenant, work);
  }

  private Submission added(Submission submission) {
    return in(
        submission.company(),
        () -> {
          submissions().add(submission);
          return submission;
        });
  }

  private Submission updated(Submission changed) {
    in(
        changed.company(),
        () -> {
          submissions().update(changed);
          return changed;
        });
    return found(changed);
  }

  private Submission found(Submission submission) {
    CompanyId tenant = submission.company();
    return in(tenant, () -> submissions().find(tenant, submission.id())).orElseThrow();
  }

  @Test
  void a_submission_comes_back_as_it_was_at_every_stage() {
    Submission queued = added(queued(company));
    assertThat(found(queued)).usingRecursiveComparison().ignoringFields("steps").isEqualTo(queued);
    Submission sending = updated(found(queued).begin(payload(SHA), later(1)));
    assertThat(sending.payload()).isEqualTo(payload(SHA));
    assertThat(sending.sending().since()).isEqualTo(later(1));
    Submission lost = updated(sending.lost("the line broke", later(2)));
    assertThat(lost.problem()).isEqualTo("the line broke");
    assertThat(lost.sending().everLost()).isTrue();
    Submission sent = updated(lost.taken("5001", later(2), "found", "<raw/>", later(9)));
    assertThat(sent.sending().takenAt()).isEqualTo(later(2));
    Submission adopted = updated(sent.adopted("4999", "named", null, later(10)));
    assertThat(adopted.answer().formerReferences()).containsExactly("5001");
    Submission rejected =
        updated(
            adopted
                .rejected("3001", List.of("BR-RO-010", "ș „x\""), "no", "<nok/>", later(11))
                .archived(later(12)));
    assertThat(rejected.answer().errors()).containsExactly("BR-RO-010", "ș „x\"");
    assertThat(rejected.answer().archivedAt()).isEqualTo(later(12));
    assertThat(rejected.answer().receipt()).isEqualTo("3001");
    assertThat(rejected.version()).isEqualTo(5);
    assertThat(rejected.steps()).isEmpty();
  }

  @Test
  void every_change_of_state_is_a_step_and_waiting_is_none() {
    Submission queued = added(queued(company));
    Submission waiting = updated(found(queued).waiting("no token", later(1)));
    updated(waiting.begin(payload(SHA), later(2)));
    List<SubmissionStep> steps = in(company, () -> submissions().steps(company, queued.id()));
    assertThat(steps)
        .extracting(SubmissionStep::to)
        .containsExactly(SubmissionState.QUEUED, SubmissionState.SENDING);
    assertThat(steps.get(0).from()).isNull();
    assertThat(steps.get(1).at()).isEqualTo(later(2));
  }

  @Test
  void a_step_tells_who_settled_by_hand_and_all_others_that_nobody_did() {
    UserId by = new UserId(UUID.fromString("01900000-0000-7000-8000-0000000000ab"));
    Submission queued = added(queued(company));
    Submission sending = updated(found(queued).begin(payload(SHA), later(1)));
    Submission sent = updated(sending.taken("mail:1", later(2), "posted", null, later(2)));
    Submission settled = updated(sent.settledByHand(false, by, "nobody has it", later(3)));
    assertThat(settled.state()).isEqualTo(SubmissionState.REJECTED);
    assertThat(in(company, () -> submissions().steps(company, queued.id())))
        .extracting(SubmissionStep::by)
        .containsExactly(null, null, null, by);
  }

  @Test
  void who_acts_on_an_older_version_is_refused_and_leaves_nothing() {
    Submission queued = added(queued(company));
    updated(found(queued).waiting("first", later(1)));
    assertThatThrownBy(() -> updated(queued.begin(payload(SHA), later(2))))
        .isInstanceOf(ApplicationException.Conflict.class);
    assertThat(found(queued).state()).isEqualTo(SubmissionState.QUEUED);
    assertThat(in(company, () -> submissions().steps(company, queued.id()))).hasSize(1);
  }

  @Test
  void a_document_has_one_open_submission_on_a_channel() {
    DocumentReference document = DocumentReference.invoice(Samples.uuid());
    Submission first = added(queued(company, document, 1));
    assertThatThrownBy(() -> added(queued(company, document, 2)))
        .isInstanceOf(ApplicationException.Conflict.class);
    updated(found(first).withdrawn("cancelled", List.of(), later(1)));
    Submission second = added(queued(company, document, 2));
    assertThat(in(company, () -> submissions().of(company, document)))
        .extracting(Submission::id)
        .containsExactly(second.id(), first.id());
    assertThat(
            in(company, () -> submissions().latest(company, document, Channel.ANAF))
                .orElseThrow()
                .id())
        .isEqualTo(second.id());
  }

  @Test
  void present_and_former_references_are_known_to_their_company_only() {
    Submission sent =
        updated(
            updated(found(added(queued(company))).begin(payload(SHA), NOW))
                .taken("77001", NOW, "taken", null, NOW));
    updated(sent.adopted("77000", "earlier", null, NOW));
    assertThat(knows(company, "77001")).isTrue();
    assertThat(knows(company, "77000")).isTrue();
    assertThat(knows(company, "77002")).isFalse();
    assertThat(knows(other, "77001")).isFalse();
  }

  private boolean knows(CompanyId tenant, String reference) {
    return in(tenant, () -> submissions().knowsReference(tenant, Channel.ANAF, reference));
  }

  @Test
  void only_a_document_taken_in_before_and_not_judged_yet_shows_that_the_authority_is_behind() {
    Submission sent =
        updated(
            updated(found(added(queued(company))).begin(payload(SHA), NOW))
                .taken("88001", later(5), "taken", null, later(5)));
    assertThat(behind(later(6))).isTrue();
    assertThat(behind(later(5))).isFalse();
    updated(sent.accepted("1", "ok", null, later(7)));
    assertThat(behind(later(60))).isFalse();
  }

  @Test
  void what_waits_longest_for_its_verdict_comes_first_and_nothing_of_others() {
    Submission later = taken(company, "88002", 9);
    Submission earlier = taken(company, "88003", 5);
    Submission judged = taken(company, "88004", 1);
    updated(judged.accepted("1", "ok", null, later(10)));
    added(queued(company));
    taken(other, "88005", 2);
    assertThat(awaiting(10)).containsExactly(earlier.id(), later.id());
    assertThat(awaiting(1)).containsExactly(earlier.id());
  }

  @Test
  void what_waits_to_be_sent_is_found_and_nothing_of_others() {
    Submission first = added(queued(company));
    Submission begun = added(queued(company));
    updated(found(begun).begin(payload(SHA), NOW));
    added(queued(other));
    assertThat(in(company, () -> submissions().queued(company)))
        .extracting(Submission::id)
        .containsExactly(first.id());
    assertThat(in(other, () -> submissions().queued(company))).isEmpty();
  }

  private Submission taken(CompanyId tenant, String reference, int minute) {
    return updated(
        updated(found(added(queued(tenant))).begin(payload(SHA), NOW))
            .taken(reference, later(minute), "taken", null, later(minute)));
  }

  private List<SubmissionId> awaiting(int most) {
    return in(company, () -> submissions().awaitingVerdict(company, Channel.ANAF, most)).stream()
        .map(Submission::id)
        .toList();
  }

  private boolean behind(java.time.Instant moment) {
    return in(company, () -> submissions().awaitsVerdictSince(company, Channel.ANAF, moment));
  }

  @Test
  void an_upload_is_found_by_its_bytes_in_every_state_that_is_not_settled() {
    Submission sending = updated(found(added(queued(company))).begin(payload(BYTES), NOW));
    assertThat(ofUpload(company, "99001", BYTES)).isEqualTo(SubmissionState.SENDING);
    Submission lost = updated(sending.lost("no answer", later(1)));
    assertThat(ofUpload(company, "99001", BYTES)).isEqualTo(SubmissionState.UNKNOWN);
    Submission cleared = updated(lost.cleared("it is not there", later(2)));
    assertThat(ofUpload(company, "99001", BYTES)).isEqualTo(SubmissionState.QUEUED);
    Submission sent =
        updated(
            updated(cleared.begin(payload(BYTES), later(3)))
                .taken("99002", later(4), "taken", null, later(4)));
    assertThat(ofUpload(company, "99001", BYTES)).isEqualTo(SubmissionState.SENT);
    assertThat(ofUpload(company, "99001", null)).isNull();
    assertThat(ofUpload(company, "99001", SHA)).isNull();
    assertThat(ofUpload(other, "99001", BYTES)).isNull();
    updated(sent.accepted("1", "ok", null, later(5)));
    assertThat(ofUpload(company, "99001", BYTES)).isNull();
    assertThat(ofUpload(company, "99002", null)).isEqualTo(SubmissionState.ACCEPTED);
  }

  @Test
  void an_upload_belongs_to_its_reference_rather_than_to_equal_bytes() {
    String bytes = "e".repeat(64);
    Submission named =
        updated(
            updated(found(added(queued(company))).begin(payload(bytes), NOW))
                .taken("66001", NOW, "taken", null, NOW));
    updated(named.adopted("66000", "earlier", null, NOW));
    updated(found(added(queued(company))).begin(payload(bytes), NOW));
    assertThat(ofUpload(company, "66000", bytes)).isEqualTo(SubmissionState.SENT);
    assertThat(ofUpload(company, "66001", bytes)).isEqualTo(SubmissionState.SENT);
  }

  @Test
  void bytes_that_were_handed_in_are_known_for_ever_on_their_channel_and_to_their_company() {
    String bytes = "f".repeat(64);
    Submission sent =
        updated(
            updated(found(added(queued(company))).begin(payload(bytes), NOW))
                .taken("55001", NOW, "taken", null, NOW));
    updated(sent.accepted("1", "ok", null, later(1)));
    assertThat(in(company, () -> submissions().ofBytes(company, Channel.ANAF, bytes)))
        .map(Submission::id)
        .contains(sent.id());
    assertThat(in(company, () -> submissions().ofBytes(company, Channel.SDI, bytes))).isEmpty();
    assertThat(in(company, () -> submissions().ofBytes(company, Channel.ANAF, "0".repeat(64))))
        .isEmpty();
    assertThat(in(other, () -> submissions().ofBytes(other, Channel.ANAF, bytes))).isEmpty();
  }

  private @Nullable SubmissionState ofUpload(
      CompanyId tenant, String reference, @Nullable String sha256) {
    return in(tenant, () -> submissions().ofUpload(tenant, Channel.ANAF, reference, sha256))
        .map(Submission::state)
        .orElse(null);
  }

  @Test
  void evidence_is_kept_once_and_in_order() {
    Submission queued = added(queued(company));
    Submissions.Evidence first = evidence("3001", "b".repeat(64));
    Submissions.Evidence second = evidence("3002", "c".repeat(64));
    in(
        company,
        () -> {
          submissions().keep(company, queued.id(), first);
          submissions().keep(company, queued.id(), second);
          submissions().keep(company, queued.id(), first);
          return 0;
        });
    assertThat(in(company, () -> submissions().evidence(company, queued.id())))
        .containsExactly(first, second);
  }

  private static Submissions.Evidence evidence(String receipt, String sha256) {
    return new Submissions.Evidence(
        receipt, sha256, 99, "key/" + receipt, SHA, null, true, "VALID", "intact", NOW);
  }

  @Test
  void another_tenant_sees_nothing() {
    Submission queued = added(queued(company));
    DocumentReference document = queued.filing().document();
    assertThat(in(other, () -> submissions().find(company, queued.id()))).isEmpty();
    assertThat(in(other, () -> submissions().find(other, queued.id()))).isEmpty();
    assertThat(in(other, () -> submissions().of(other, document))).isEmpty();
    assertThat(in(other, () -> submissions().steps(company, queued.id()))).isEmpty();
    assertThat(in(other, () -> submissions().evidence(company, queued.id()))).isEmpty();
  }
}
