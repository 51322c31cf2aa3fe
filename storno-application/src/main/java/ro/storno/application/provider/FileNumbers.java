package ro.storno.application.provider;

import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/** Numbers of files that an authority wants to see once only. */
public interface FileNumbers {
  /**
   * Returns a number that the company has not used on the channel, in the running transaction: 1,
   * 2, 3 and so on, with gaps where files were made and not sent.
   */
  long next(CompanyId company, Channel channel);
}
