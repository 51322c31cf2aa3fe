package ro.storno.bootstrap;

import java.time.Clock;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.file.FileStore;
import ro.storno.application.job.JobQueue;
import ro.storno.application.secret.SecretBox;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.rest.identity.RequestOrigin;

/**
 * What every area stands on; none is null.
 *
 * @param files contents that are kept outside the database
 * @param box seals secrets at rest
 * @param audit what is written down of changes
 */
record Foundation(
    Transactions transactions,
    Repositories repositories,
    CommandValidator validator,
    JobQueue jobs,
    FileStore files,
    SecretBox box,
    AuditTrail audit,
    Ids ids,
    Clock clock) {
  static Foundation on(Adapters adapters, CommandValidator validator, SecretBox box) {
    JdbiTransactions transactions = adapters.database().transactions();
    Repositories r = Repositories.on(transactions);
    return new Foundation(
        transactions,
        r,
        validator,
        adapters.jobs().queue(),
        adapters.files(),
        box,
        new AuditTrail(
            r.auditLog(), r.organizations(), box, RequestOrigin.ofThisThread(), adapters.clock()),
        adapters.ids(),
        adapters.clock());
  }

  /** Puts documents on their way to authorities. */
  SubmissionQueue submissionQueue() {
    return new SubmissionQueue(repositories.submissions(), jobs, ids, clock);
  }
}
