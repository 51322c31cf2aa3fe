package ro.storno.einvoice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ro.storno.application.einvoice.ElectronicInvoiceValidator;
import ro.storno.application.einvoice.NationalInvoiceWriter;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.einvoice.profile.Profile;
import ro.storno.einvoice.profile.Profiles;
import ro.storno.einvoice.syntax.CarryingWriter;
import ro.storno.einvoice.syntax.Written;

/** Writes and judges invoices with what their country adds. */
final class NationalWriter implements NationalInvoiceWriter {
  private final Profiles profiles;
  private final Map<Syntax, CarryingWriter> writers;
  private final ElectronicInvoiceValidator validator;

  NationalWriter(
      Profiles profiles,
      Map<Syntax, CarryingWriter> writers,
      ElectronicInvoiceValidator validator) {
    this.profiles = profiles;
    this.writers = writers;
    this.validator = validator;
  }

  @Override
  public Document write(NationalInvoice invoice, String format) {
    Profile profile = profile(format);
    Written written =
        Objects.requireNonNull(writers.get(profile.syntax()))
            .carry(
                List.of(new NationalInvoice(profile.applyTo(invoice.invoice()), invoice.terms())));
    return new Document(written.document(), written.leftOut());
  }

  @Override
  public ValidationReport judge(byte[] document, String format, LocalDate day) {
    return validator.validateAs(profile(format).ruleSet(), document, day);
  }

  private Profile profile(String name) {
    return profiles
        .named(name)
        .orElseThrow(() -> new IllegalArgumentException("There is no format " + name));
  }
}
