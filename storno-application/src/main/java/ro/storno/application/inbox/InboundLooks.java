package ro.storno.application.inbox;

import java.util.Optional;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.inbox.InboundLook;
import ro.storno.domain.submission.Channel;

/** How far the lists of authorities are known. */
public interface InboundLooks {
  Optional<InboundLook> find(CompanyId company, Channel channel);

  /** Returns it, of which nothing may be known yet, and keeps others from changing it. */
  InboundLook findForUpdate(CompanyId company, Channel channel);

  void save(InboundLook look);
}
