package ro.storno.bootstrap;

import java.util.List;
import ro.storno.application.job.JobHandler;
import ro.storno.application.licensing.PlanLimits;
import ro.storno.application.mail.MailDocument;
import ro.storno.application.notification.Notifications;
import ro.storno.application.recurring.IssueRecurring;
import ro.storno.application.recurring.MailRecurring;
import ro.storno.application.recurring.ManageRecurring;
import ro.storno.application.recurring.ReadRecurring;
import ro.storno.application.recurring.RunRecurring;
import ro.storno.application.recurring.ScheduleRecurring;
import ro.storno.rest.recurring.RecurringRoutes;
import ro.storno.rest.recurring.RecurringUseCases;

/** Recurring invoices. */
final class RecurrenceUseCases {
  /** Looks which recurring invoices are due; also the handler of the job in which it does. */
  final ScheduleRecurring schedule;

  /** What their routes and seed files do with them. */
  final RecurringUseCases all;

  private final RunRecurring run;

  /** What the rest of the graph provides; none is null. */
  record Ports(
      Foundation base,
      InvoiceUseCases invoices,
      MailDocument mailDocument,
      Notifications notices,
      PlanLimits planLimits) {}

  RecurrenceUseCases(Ports p) {
    Foundation base = p.base;
    Repositories r = base.repositories();
    this.schedule =
        new ScheduleRecurring(base.transactions(), r.recurring(), base.jobs(), base.clock());
    IssueRecurring issue =
        new IssueRecurring(
            base.transactions(),
            r.recurring(),
            r.products(),
            p.invoices.create,
            p.invoices.issue,
            p.invoices.get,
            p.planLimits,
            base.jobs(),
            new MailRecurring(p.mailDocument, r.invoices(), base.ids(), base.clock()),
            base.clock());
    this.run =
        new RunRecurring(
            base.transactions(), r.companies(), r.recurring(), issue, p.notices, base.clock());
    this.all =
        new RecurringUseCases(
            new ManageRecurring(
                base.validator(),
                base.transactions(),
                r.recurring(),
                p.invoices.drafting,
                r.clients(),
                r.seriesBook(),
                r.vatRates(),
                r.products(),
                p.planLimits,
                base.ids(),
                base.clock()),
            new ReadRecurring(
                base.transactions(),
                r.recurring(),
                r.clients(),
                r.seriesBook(),
                r.products(),
                r.rateBook(),
                base.clock()),
            issue);
  }

  List<JobHandler> jobs() {
    return List.of(schedule, run);
  }

  RecurringRoutes routes() {
    return new RecurringRoutes(all);
  }
}
