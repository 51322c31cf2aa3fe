package ro.storno.application.invoice;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import ro.storno.application.submission.SubmittedDocuments.Prepared;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.submission.Channel;

/**
 * Writes the number of an invoice, and nothing else.
 *
 * @param channel to the authority
 */
public record NumberAbroad(Channel channel) implements AbroadWriter {
  @Override
  public Prepared write(XmlWriting.Source source) {
    Invoice invoice = source.invoice();
    return invoice.content().texts().toString().contains("UNFIT")
        ? new Prepared.Unfit(invoice.version(), "It cannot be sent.", List.of("[X-1] unfit"))
        : new Prepared.Ready(
            invoice.version(),
            ("<n>" + invoice.displayNumber() + "</n>").getBytes(StandardCharsets.UTF_8),
            "IT123_00001.xml",
            Map.of());
  }
}
