package ro.storno.application.invoice;

import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.domain.invoice.Invoice;

/** Does what follows an issue: writes the XML, has the official rules judge it, keeps both. */
public final class FollowUpInvoice implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "invoice.follow-up";

  static void enqueueIfIssued(JobQueue jobs, Invoice invoice) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(Job job) {
    throw new UnsupportedOperationException();
  }
}
