package ro.storno.application.inbox;

import java.util.List;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/** Whose lists are to be looked at, across all companies; in the platform's transaction. */
public interface InboundCandidates {
  /**
   * Returns which companies have an enabled configuration of a channel, and may receive: not
   * deleted, not read-only.
   */
  List<CompanyId> enabled(Channel channel);
}
