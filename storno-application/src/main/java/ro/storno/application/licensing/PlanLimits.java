package ro.storno.application.licensing;

import ro.storno.application.ApplicationException;
import ro.storno.domain.identity.OrganizationId;

/**
 * The room that the plan of an organization leaves. Ask where no company's transaction is open;
 * take the room in the transaction that fills it.
 */
public interface PlanLimits {
  /** Room for everything. */
  PlanLimits NONE =
      new PlanLimits() {
        @Override
        public Room requireRoomForCompany(OrganizationId organization) {
          return Room.ENDLESS;
        }

        @Override
        public Room requireRoomForInvoice(OrganizationId organization) {
          return Room.ENDLESS;
        }

        @Override
        public void requireRecurringInvoices(OrganizationId organization) {
          // everything is on
        }
      };

  /**
   * Checks that there is room for one more company.
   *
   * @return the room, to be taken; not null
   * @throws ApplicationException.PlanLimit if there is none
   */
  Room requireRoomForCompany(OrganizationId organization);

  /**
   * Checks that one more invoice may be issued this month.
   *
   * @return the room, to be taken; not null
   * @throws ApplicationException.PlanLimit if none may
   */
  Room requireRoomForInvoice(OrganizationId organization);

  /**
   * Checks that invoices may be issued by a schedule.
   *
   * @throws ApplicationException.PlanLimit if the plan does not include that
   */
  void requireRecurringInvoices(OrganizationId organization);

  /** Room that was there when it was asked for, and may be gone meanwhile. */
  @FunctionalInterface
  interface Room {
    /** Room without limit. */
    Room ENDLESS = () -> {};

    /**
     * Takes it in the open transaction, before what fills it is written. Where the plan sets a
     * limit, others who take room of the same organization wait until this transaction has ended,
     * so that the last room is taken once.
     *
     * @throws ApplicationException.PlanLimit if others took the last of it
     */
    void take();
  }
}
