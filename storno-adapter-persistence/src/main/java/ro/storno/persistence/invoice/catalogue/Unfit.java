package ro.storno.persistence.invoice.catalogue;

/** The invoices of a company cannot be held in memory; the database answers for them. */
final class Unfit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unfit(String why) {
    super(why);
  }
}
