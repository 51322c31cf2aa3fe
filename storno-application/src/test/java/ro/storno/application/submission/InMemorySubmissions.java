package ro.storno.application.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;
import ro.storno.domain.submission.SubmissionState;
import ro.storno.domain.submission.SubmissionStep;

/** The journal in memory. */
public final class InMemorySubmissions implements Submissions {
  private final InMemoryTransactions transactions;
  private final Map<SubmissionId, Submission> submissions;
  private final Map<UUID, List<SubmissionId>> byDocument;
  private final Map<SubmissionId, List<SubmissionStep>> steps;
  private final Map<SubmissionId, List<Evidence>> evidence;
  private final Map<String, SubmissionId> references;

  public InMemorySubmissions(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.submissions = transactions.table();
    this.byDocument = transactions.table();
    this.steps = transactions.table();
    this.evidence = transactions.table();
    this.references = transactions.table();
  }

  @Override
  public void add(Submission submission) {
    DocumentReference document = submission.filing().document();
    boolean open =
        of(submission.company(), document).stream()
            .anyMatch(
                other -> other.open() && other.filing().channel() == submission.filing().channel());
    if (open) {
      throw new ApplicationException.Conflict("", "The document is being submitted already.");
    }
    submissions.put(submission.id(), withoutStep(submission));
    List<SubmissionId> ids = new ArrayList<>(byDocument.getOrDefault(document.id(), List.of()));
    ids.add(submission.id());
    byDocument.put(document.id(), List.copyOf(ids));
    log(submission);
  }

  private static Submission withoutStep(Submission submission) {
    return new Submission(
        submission.id(),
        submission.company(),
        submission.version(),
        submission.filing(),
        submission.state(),
        submission.payload(),
        submission.sending(),
        submission.answer(),
        submission.problem(),
        List.of(),
        submission.createdAt(),
        submission.updatedAt());
  }

  private void log(Submission submission) {
    List<SubmissionStep> all = new ArrayList<>(steps.getOrDefault(submission.id(), List.of()));
    all.addAll(submission.steps());
    steps.put(submission.id(), List.copyOf(all));
    Stream.concat(submission.reference().stream(), submission.answer().formerReferences().stream())
        .forEach(
            reference -> references.put(key(submission.company(), reference), submission.id()));
  }

  private static String key(CompanyId company, String reference) {
    return company + " " + reference;
  }

  @Override
  public Optional<Submission> find(CompanyId company, SubmissionId id) {
    return transactions.sees(company)
        ? Optional.ofNullable(submissions.get(id)).filter(s -> s.company().equals(company))
        : Optional.empty();
  }

  @Override
  public Optional<Submission> findForUpdate(CompanyId company, SubmissionId id) {
    return find(company, id);
  }

  @Override
  public List<Submission> of(CompanyId company, DocumentReference document) {
    return byDocument.getOrDefault(document.id(), List.of()).stream()
        .flatMap(id -> find(company, id).stream())
        .filter(s -> s.filing().document().equals(document))
        .sorted(
            Comparator.comparing(Submission::createdAt)
                .thenComparingInt(s -> s.filing().attempt())
                .reversed())
        .toList();
  }

  @Override
  public Optional<Submission> latest(
      CompanyId company, DocumentReference document, Channel channel) {
    return of(company, document).stream().filter(s -> s.filing().channel() == channel).findFirst();
  }

  @Override
  public void update(Submission submission) {
    boolean current =
        find(submission.company(), submission.id())
            .filter(present -> present.version() == submission.version())
            .isPresent();
    if (!current) {
      throw new ApplicationException.Conflict("", "It was changed meanwhile.");
    }
    submissions.put(submission.id(), submission.saved());
    log(submission);
  }

  @Override
  public List<SubmissionStep> steps(CompanyId company, SubmissionId id) {
    return find(company, id).isPresent() ? steps.getOrDefault(id, List.of()) : List.of();
  }

  @Override
  public boolean knowsReference(CompanyId company, Channel channel, String reference) {
    return Optional.ofNullable(references.get(key(company, reference)))
        .flatMap(id -> find(company, id))
        .filter(s -> s.filing().channel() == channel)
        .isPresent();
  }

  @Override
  public Optional<Submission> ofUpload(
      CompanyId company, Channel channel, String reference, @Nullable String sha256) {
    return Optional.ofNullable(references.get(key(company, reference)))
        .flatMap(id -> find(company, id))
        .filter(s -> s.filing().channel() == channel)
        .or(
            () ->
                submissions.values().stream()
                    .filter(s -> s.company().equals(company) && transactions.sees(company))
                    .filter(s -> !s.state().settled())
                    .filter(s -> s.filing().channel() == channel)
                    .filter(s -> s.payload() != null && s.payload().sha256().equals(sha256))
                    .max(Comparator.comparingInt(s -> s.filing().attempt())));
  }

  @Override
  public Optional<Submission> ofBytes(CompanyId company, Channel channel, String sha256) {
    return submissions.values().stream()
        .filter(s -> s.company().equals(company) && transactions.sees(company))
        .filter(s -> s.filing().channel() == channel)
        .filter(s -> s.payload() != null && s.payload().sha256().equals(sha256))
        .max(Comparator.comparingInt(s -> s.filing().attempt()));
  }

  @Override
  public boolean awaitsVerdictSince(CompanyId company, Channel channel, Instant moment) {
    return submissions.values().stream()
        .filter(s -> s.company().equals(company) && transactions.sees(company))
        .filter(s -> s.state() == SubmissionState.SENT && s.filing().channel() == channel)
        .anyMatch(s -> s.sending().takenAt() != null && s.sending().takenAt().isBefore(moment));
  }

  @Override
  public boolean outcomeUnknown(CompanyId company, Channel channel) {
    return submissions.values().stream()
        .filter(s -> s.company().equals(company) && transactions.sees(company))
        .filter(s -> s.filing().channel() == channel)
        .anyMatch(
            s -> s.state() == SubmissionState.SENDING || s.state() == SubmissionState.UNKNOWN);
  }

  @Override
  public List<Submission> awaitingVerdict(CompanyId company, Channel channel, int most) {
    return submissions.values().stream()
        .filter(s -> s.company().equals(company) && transactions.sees(company))
        .filter(s -> s.state() == SubmissionState.SENT && s.filing().channel() == channel)
        .sorted(
            Comparator.comparing(
                    (Submission s) -> Objects.requireNonNull(s.sending().takenAt(), "was taken in"))
                .thenComparing(s -> s.id().toString()))
        .limit(most)
        .toList();
  }

  @Override
  public List<Submission> queued(CompanyId company) {
    return submissions.values().stream()
        .filter(s -> s.company().equals(company) && transactions.sees(company))
        .filter(s -> s.state() == SubmissionState.QUEUED)
        .sorted(Comparator.comparing(s -> s.id().toString()))
        .toList();
  }

  @Override
  public void keep(CompanyId company, SubmissionId id, Evidence kept) {
    List<Evidence> all = new ArrayList<>(evidence.getOrDefault(id, List.of()));
    boolean there =
        all.stream()
            .anyMatch(
                other ->
                    other.receipt().equals(kept.receipt()) && other.sha256().equals(kept.sha256()));
    if (!there) {
      all.add(kept);
      evidence.put(id, List.copyOf(all));
    }
  }

  @Override
  public List<Evidence> evidence(CompanyId company, SubmissionId id) {
    return find(company, id).isPresent() ? evidence.getOrDefault(id, List.of()) : List.of();
  }

  /** Returns every submission of a company, in order of creation. */
  public List<Submission> all(CompanyId company) {
    return transactions.sees(company)
        ? submissions.values().stream().filter(s -> s.company().equals(company)).toList()
        : List.of();
  }
}
