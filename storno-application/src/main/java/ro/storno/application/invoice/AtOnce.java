package ro.storno.application.invoice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.ApplicationException;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.job.PostponedException;
import ro.storno.application.submission.AdvanceSubmission;
import ro.storno.application.submission.SubmittedDocuments;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Submission;

/** Sends a queued submission while its user waits, and tells him what stood in the way. */
final class AtOnce {
  private final AdvanceSubmission advance;

  AtOnce(AdvanceSubmission advance) {
    this.advance = advance;
  }

  /**
   * Sends it. Somebody who changes the invoice at the same moment leaves it queued.
   *
   * @throws AuthorityException.AccessRefused if the authority refuses the credentials
   * @throws ApplicationException.Unacceptable if the authority declines the call
   * @throws ApplicationException.Unavailable if the authority cannot be reached now
   */
  void send(CompanyId company, Submission queued) {
    Optional<AuthorityException> obstacle;
    try {
      obstacle = advance.advance(company, queued.id(), queued.version());
    } catch (AuthorityException.LimitReached limit) {
      obstacle = Optional.of(limit);
    } catch (PostponedException changedMeanwhile) {
      obstacle = Optional.empty();
    }
    if (obstacle.isEmpty() || obstacle.get() instanceof AuthorityException.OutcomeUnknown) {
      return;
    }
    AuthorityException failure = obstacle.get();
    if (failure instanceof AuthorityException.AccessRefused refused) {
      throw refused;
    }
    String text =
        String.valueOf(failure.getMessage()).replaceFirst("[.]?$", ".")
            + " The invoice stays queued and is sent as soon as it can; cancelling it takes it out"
            + " of the queue.";
    if (failure instanceof AuthorityException.Declined) {
      throw new ApplicationException.Unacceptable(text, Map.of());
    }
    throw new ApplicationException.Unavailable(text, failure);
  }

  /** Returns the refusal of a document that cannot be sent as it is. */
  static ApplicationException.Unacceptable unfit(SubmittedDocuments.Prepared.Unfit unfit) {
    Map<String, String> errors = new LinkedHashMap<>(unfit.fields());
    if (!errors.isEmpty()) {
      return new ApplicationException.Unacceptable(unfit.reason(), errors);
    }
    for (int i = 0; i < unfit.findings().size(); i++) {
      errors.put("xml[" + i + "]", unfit.findings().get(i));
    }
    return new ApplicationException.Unacceptable(unfit.reason(), errors);
  }
}
