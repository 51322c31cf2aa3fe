package ro.storno.rest.mail;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Wording;
import ro.storno.application.mail.MailDocument;
import ro.storno.rest.openapi.Described;

/**
 * A mail about a document.
 *
 * @param to where to
 * @param cc further readers: a list, or one text with commas, as the pages differ
 * @param bcc readers that the others do not see, likewise
 * @param subject that of the template unless given
 * @param body that of the template unless given
 * @param attachPdf whether the PDF goes with it
 * @param attachXml whether the XML goes with it
 * @param language ro or en
 * @param templateId a template of the company
 * @param scheduledEmailAt when it is to leave
 */
public record DocumentMailRequest(
    @Described(value = "Where to", example = "billing@acme.ro", required = true)
        @Nullable String to,
    @Described("A list of addresses, or one text with commas") @Nullable JsonNode cc,
    @Described("A list of addresses, or one text with commas") @Nullable JsonNode bcc,
    @Described("May have variables; that of the template unless given") @Nullable String subject,
    @Described("Plain text or HTML, may have variables; that of the template unless given")
        @Nullable String body,
    @Described("True unless given") @Nullable Boolean attachPdf,
    @Described("False unless given") @Nullable Boolean attachXml,
    @Described("ro or en; the company's own words unless given") @Nullable String language,
    @Described("A template of the company; the default one unless given") @Nullable UUID templateId,
    @Described("When it is to leave; at once unless given") @Nullable Instant scheduledEmailAt) {

  MailDocument.Command command() {
    return new MailDocument.Command(
        to,
        addresses("cc", cc),
        addresses("bcc", bcc),
        subject,
        body,
        attachPdf,
        attachXml,
        language,
        templateId,
        scheduledEmailAt);
  }

  private static List<String> addresses(String field, @Nullable JsonNode sent) {
    if (sent == null || sent.isNull()) {
      return List.of();
    }
    if (sent.isTextual()) {
      return Arrays.stream(sent.textValue().split("[,;]", -1))
          .filter(part -> !part.isBlank())
          .toList();
    }
    List<String> all = new ArrayList<>();
    for (JsonNode each : sent) {
      all.add(each.isTextual() ? each.textValue() : "");
    }
    if (!sent.isArray()) {
      throw new ApplicationException.Invalid(Map.of(field, Wording.EMAIL));
    }
    return all;
  }
}
