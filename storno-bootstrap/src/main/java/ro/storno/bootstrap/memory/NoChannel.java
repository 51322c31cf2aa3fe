package ro.storno.bootstrap.memory;

import java.time.Duration;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.submission.SubmissionChannel;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Submission;

/** The way to an authority of an invoice from a file: there is none. */
final class NoChannel implements SubmissionChannel {
  private static AuthorityException.NotReached offline() {
    return new AuthorityException.NotReached("An invoice from a file is not submitted.", null);
  }

  @Override
  public Channel channel() {
    return Channel.ANAF;
  }

  @Override
  public Duration longestCall() {
    return Duration.ZERO;
  }

  @Override
  public boolean authorized(CompanyId company) {
    return false;
  }

  @Override
  public void admit(Submission submission) {
    throw offline();
  }

  @Override
  public Sent send(Submission submission, byte[] content) {
    throw offline();
  }

  @Override
  public Judged ask(Submission submission) {
    throw offline();
  }

  @Override
  public Found find(Submission submission, Surroundings surroundings) {
    throw offline();
  }

  @Override
  public SignedAnswer fetch(Submission submission, String receipt) {
    throw offline();
  }
}
