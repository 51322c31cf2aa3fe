package ro.storno.bootstrap.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;
import ro.storno.domain.submission.SubmissionStep;

/** The journal of an invoice from a file, which nobody submits. */
final class NoSubmissions implements Submissions {
  private static UnsupportedOperationException nobody() {
    return new UnsupportedOperationException("an invoice from a file is not submitted");
  }

  @Override
  public void add(Submission submission) {
    throw nobody();
  }

  @Override
  public Optional<Submission> find(CompanyId company, SubmissionId id) {
    return Optional.empty();
  }

  @Override
  public Optional<Submission> findForUpdate(CompanyId company, SubmissionId id) {
    return Optional.empty();
  }

  @Override
  public List<Submission> of(CompanyId company, DocumentReference document) {
    return List.of();
  }

  @Override
  public Optional<Submission> latest(
      CompanyId company, DocumentReference document, Channel channel) {
    return Optional.empty();
  }

  @Override
  public void update(Submission submission) {
    throw nobody();
  }

  @Override
  public List<SubmissionStep> steps(CompanyId company, SubmissionId id) {
    return List.of();
  }

  @Override
  public boolean knowsReference(CompanyId company, Channel channel, String reference) {
    return false;
  }

  @Override
  public Optional<Submission> ofUpload(
      CompanyId company, Channel channel, String reference, @Nullable String sha256) {
    return Optional.empty();
  }

  @Override
  public Optional<Submission> ofBytes(CompanyId company, Channel channel, String sha256) {
    return Optional.empty();
  }

  @Override
  public boolean awaitsVerdictSince(CompanyId company, Channel channel, Instant moment) {
    return false;
  }

  @Override
  public boolean outcomeUnknown(CompanyId company, Channel channel) {
    return false;
  }

  @Override
  public List<Submission> awaitingVerdict(CompanyId company, Channel channel, int most) {
    return List.of();
  }

  @Override
  public List<Submission> queued(CompanyId company) {
    return List.of();
  }

  @Override
  public void keep(CompanyId company, SubmissionId id, Evidence evidence) {
    throw nobody();
  }

  @Override
  public List<Evidence> evidence(CompanyId company, SubmissionId id) {
    return List.of();
  }
}
