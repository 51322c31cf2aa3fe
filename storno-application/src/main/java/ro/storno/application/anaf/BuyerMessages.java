package ro.storno.application.anaf;

import java.util.Optional;
import ro.storno.domain.anaf.UploadIndex;

/**
 * The form of a buyer's message about an invoice (RASP), as it is handed in and received: root
 * {@code header}, namespace {@code mfp:anaf:dgti:spv:reqMesaj:v1}. Implementations are thread-safe.
 */
public interface BuyerMessages {
  /**
   * Writes a message, to be handed in with {@link EFactura.Standard#RASP}.
   *
   * @param message not null
   * @return UTF-8 XML
   * @throws IllegalArgumentException if the text holds characters that XML cannot
   */
  byte[] write(BuyerMessage message);

  /**
   * Reads a message.
   *
   * @param xml as received, from anybody; not null
   * @return empty if it is no such message
   */
  Optional<BuyerMessage> read(byte[] xml);

  /**
   * What a buyer has to say about an invoice.
   *
   * @param invoice index under which the invoice was uploaded; not null
   * @param text for the seller, not blank; not null
   */
  record BuyerMessage(UploadIndex invoice, String text) {}
}
