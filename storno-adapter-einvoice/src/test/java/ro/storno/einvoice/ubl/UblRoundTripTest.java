package ro.storno.einvoice.ubl;

import static org.assertj.core.api.Assertions.assertThat;

import com.helger.ubl21.UBL21Marshaller;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.einvoice.AnyInvoice;
import ro.storno.einvoice.xml.XmlLimits;

/** Whatever the model can say and UBL can carry comes back as it was. */
class UblRoundTripTest {
  private final UblWriter writer = new UblWriter();
  private final UblReader reader = new UblReader(XmlLimits.STANDARD);

  @Property(tries = 300, seed = "20261121")
  void reading_what_was_written_gives_the_invoice_back(@ForAll("invoices") ElectronicInvoice x) {
    ReadResult result = reader.read(writer.write(x));

    assertThat(result.findings()).isEmpty();
    assertThat(result.invoice()).contains(x);
  }

  @Property(tries = 60, seed = "20261121")
  void what_was_written_is_valid_by_the_schema(@ForAll("invoices") ElectronicInvoice x) {
    byte[] document = writer.write(x);
    Object typed =
        x.isCreditNote()
            ? UBL21Marshaller.creditNote().read(document)
            : UBL21Marshaller.invoice().read(document);

    assertThat(typed).isNotNull();
  }

  @Provide
  Arbitrary<ElectronicInvoice> invoices() {
    return Arbitraries.longs().map(seed -> new AnyInvoice(new Random(seed)).invoice());
  }
}
