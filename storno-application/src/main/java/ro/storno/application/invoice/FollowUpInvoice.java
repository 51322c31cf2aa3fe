package ro.storno.application.invoice;

import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;

/** Does what follows an issue: writes the XML, has the official rules judge it, keeps both. */
public final class FollowUpInvoice implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "invoice.follow-up";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(Job job) {
    throw new UnsupportedOperationException();
  }
}
