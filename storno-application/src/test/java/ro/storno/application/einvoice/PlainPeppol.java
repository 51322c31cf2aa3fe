package ro.storno.application.einvoice;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Severity;

/** Tells number and addresses, and refuses what has no buyer reference, as the real rules do. */
public final class PlainPeppol implements PeppolDocuments {
  @Override
  public Made write(ElectronicInvoice invoice, LocalDate day, @Nullable Message message) {
    if (invoice.buyerReference() == null) {
      return new Made.Refused(
          List.of(
              Finding.of(
                  "PEPPOL-EN16931-R003",
                  Severity.ERROR,
                  FindingSource.INPUT,
                  "A buyer reference or purchase order reference MUST be provided.")));
    }
    String text =
        (message == null ? "" : "SBDH ")
            + invoice.number()
            + " from "
            + address(invoice.seller().electronicAddress())
            + " to "
            + address(invoice.buyer().electronicAddress());
    return new Made.Ready(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String address(@Nullable Identifier address) {
    return address == null ? "-" : address.schemeId() + ":" + address.value();
  }
}
