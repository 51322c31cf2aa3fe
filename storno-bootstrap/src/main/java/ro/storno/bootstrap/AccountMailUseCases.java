package ro.storno.bootstrap;

import ro.storno.application.mail.DeliverMail;
import ro.storno.application.mail.ManageSender;
import ro.storno.application.mail.ReadMails;
import ro.storno.rest.mail.SenderRoutes;

/** Mails of the installation about accounts, and the mail servers of organizations. */
final class AccountMailUseCases {
  final ReadMails read;

  /** The handler of the jobs in which mails leave. */
  final DeliverMail deliver;

  private final Foundation base;
  private final Messages messages;

  AccountMailUseCases(Foundation base, Messages messages) {
    this.base = base;
    this.messages = messages;
    Repositories r = base.repositories();
    this.read = new ReadMails(base.transactions(), r.outbox(), messages.box());
    this.deliver =
        new DeliverMail(
            base.transactions(),
            r.outbox(),
            messages.box(),
            messages.carrier(),
            messages.server(),
            base.clock());
  }

  SenderRoutes senderRoutes() {
    Repositories r = base.repositories();
    return new SenderRoutes(
        new ManageSender(
            base.validator(),
            base.transactions(),
            r.organizations(),
            r.senders(),
            messages.templates(),
            messages.carrier(),
            messages.box(),
            base.ids(),
            base.clock()));
  }
}
