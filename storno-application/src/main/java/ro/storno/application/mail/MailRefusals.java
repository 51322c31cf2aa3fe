package ro.storno.application.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.EmailAddress;

/** Who does not want mails from a company. */
public interface MailRefusals {
  /** Returns which of some addresses do not want mails. */
  Set<EmailAddress> among(CompanyId company, Collection<EmailAddress> addresses);

  /** Notes that an address wants no mails any more; nothing changes if that is known. */
  void add(CompanyId company, EmailAddress address, Instant when);

  /** Notes that an address wants mails again. */
  void remove(CompanyId company, EmailAddress address);
}
