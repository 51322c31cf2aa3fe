package ro.storno.application.licensing;

import ro.storno.application.ApplicationException;
import ro.storno.domain.identity.OrganizationId;

/**
 * The room that the plan of an organization leaves. Call it where no company's transaction is open.
 */
public interface PlanLimits {
  /** Room for everything. */
  PlanLimits NONE =
      new PlanLimits() {
        @Override
        public void requireRoomForCompany(OrganizationId organization) {
          // there is always room
        }

        @Override
        public void requireRoomForInvoice(OrganizationId organization) {
          // there is always room
        }

        @Override
        public void requireRecurringInvoices(OrganizationId organization) {
          // everything is on
        }
      };

  /**
   * Checks that there is room for one more company.
   *
   * @throws ApplicationException.PlanLimit if there is none
   */
  void requireRoomForCompany(OrganizationId organization);

  /**
   * Checks that one more invoice may be issued this month.
   *
   * @throws ApplicationException.PlanLimit if none may
   */
  void requireRoomForInvoice(OrganizationId organization);

  /**
   * Checks that invoices may be issued by a schedule.
   *
   * @throws ApplicationException.PlanLimit if the plan does not include that
   */
  void requireRecurringInvoices(OrganizationId organization);
}
