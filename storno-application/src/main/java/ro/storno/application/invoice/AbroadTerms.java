package ro.storno.application.invoice;

import ro.storno.domain.einvoice.NationalInvoice;

/** What one country wants told of an invoice beyond EN 16931. */
interface AbroadTerms {
  /** Name of the format that the country takes. */
  String format();

  /**
   * Tells an invoice. What is missing is noted in the telling; what is returned then is not used.
   *
   * @param telling not null
   * @param fileNumber number of the file, unused so far; five letters or digits
   */
  NationalInvoice tell(AbroadTelling telling, String fileNumber);

  /**
   * Names the file.
   *
   * @param told what {@link #tell} returned
   * @param number of the invoice, safe in a name
   */
  default String fileName(NationalInvoice told, String number, String fileNumber) {
    return number + ".xml";
  }

  /** Returns whether each file has a number of its own. */
  default boolean numbered() {
    return false;
  }
}
