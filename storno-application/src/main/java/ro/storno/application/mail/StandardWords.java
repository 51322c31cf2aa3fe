package ro.storno.application.mail;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.mail.MailedKind;
import ro.storno.domain.mail.TemplateText;

/**
 * The words of mails about documents where a company has no template of its own
 * (invoices/email-defaults, delivery-notes/email-defaults, receipts/email-defaults). The Romanian
 * ones are the documented ones, diacritics included or not.
 */
final class StandardWords {
  /** The language where nobody says another. */
  static final String ROMANIAN = "ro";

  /** The other one. */
  static final String ENGLISH = "en";

  private static final Map<MailedKind, Words> IN_ROMANIAN =
      Map.of(
          MailedKind.INVOICE,
          detailed("Factura", "factura"),
          MailedKind.CREDIT_NOTE,
          detailed("Nota de credit", "nota de credit"),
          MailedKind.PROFORMA,
          brief("Proforma", "factura proforma"),
          MailedKind.DELIVERY_NOTE,
          brief("Aviz de livrare", "avizul de livrare"),
          MailedKind.RECEIPT,
          thankful("Bon fiscal", "bonul fiscal"));

  private static final Map<MailedKind, Words> IN_ENGLISH =
      Map.of(
          MailedKind.INVOICE,
          english("Invoice", "invoice"),
          MailedKind.CREDIT_NOTE,
          english("Credit note", "credit note"),
          MailedKind.PROFORMA,
          english("Proforma", "proforma invoice"),
          MailedKind.DELIVERY_NOTE,
          english("Delivery note", "delivery note"),
          MailedKind.RECEIPT,
          english("Receipt", "receipt"));

  private StandardWords() {}

  /**
   * Subject and body with their variables.
   *
   * @param subject not null
   * @param body not null
   * @param template the company's template that they are from, or null
   */
  record Words(TemplateText subject, TemplateText body, @Nullable UUID template) {}

  /** Returns the words for a kind of documents; English ones for English, else Romanian ones. */
  static Words of(MailedKind kind, String language) {
    Map<MailedKind, Words> spoken = ENGLISH.equals(language) ? IN_ENGLISH : IN_ROMANIAN;
    return Objects.requireNonNull(spoken.get(kind));
  }

  private static Words detailed(String title, String accusative) {
    return words(
        title + " {{document.number}} de la {{company.name}}",
        """
        Buna ziua,

        Gasiti atasat %s {{document.number}} in valoare de {invoice_total}.

        Detalii:
        - Numar: {{document.number}}
        - Data emiterii: {{document.issueDate}}
        {if due_date}- Scadenta: {{document.dueDate}}
        {endif}- Total: {invoice_total}
        {if payment_link}
        Puteti efectua plata aici: {payment_link}
        {endif}
        Multumim!

        {{company.name}}"""
            .formatted(accusative));
  }

  private static Words brief(String title, String accusative) {
    return brief(title, accusative, "Multumim!");
  }

  private static Words thankful(String title, String accusative) {
    return brief(title, accusative, "Multumim pentru achizitie!");
  }

  private static Words brief(String title, String accusative, String thanks) {
    return words(
        title + " {{document.number}} de la {{company.name}}",
        """
        Buna ziua,

        Gasiti atasat %s {{document.number}} in valoare de {invoice_total}.

        %s

        {{company.name}}"""
            .formatted(accusative, thanks));
  }

  private static Words english(String title, String name) {
    return words(
        title + " {{document.number}} from {{company.name}}",
        """
        Hello,

        Please find attached the %s {{document.number}} of {{document.issueDate}} for \
        {invoice_total}.{if due_date} It is due on {{document.dueDate}}.{endif}

        Thank you!

        {{company.name}}"""
            .formatted(name));
  }

  private static Words words(String subject, String body) {
    return new Words(new TemplateText(subject), new TemplateText(body), null);
  }
}
