package ro.storno.application.mail;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.EmailTemplate;
import ro.storno.domain.mail.EmailTemplateId;
import ro.storno.domain.mail.HeaderText;
import ro.storno.domain.mail.MailedKind;
import ro.storno.domain.mail.TemplateText;

/** Puts mails about documents into words; what their use cases share. */
public final class MailWriting {
  /** Longest mail, its variables filled in. */
  static final int LONGEST = 500_000;

  private static final Set<String> LANGUAGES =
      Set.of(StandardWords.ROMANIAN, StandardWords.ENGLISH);

  private final EmailTemplates templates;
  private final MailMarkup markup;
  private final Clock clock;

  /** Writes with the given ports; none is null. */
  public MailWriting(EmailTemplates templates, MailMarkup markup, Clock clock) {
    this.templates = templates;
    this.markup = markup;
    this.clock = clock;
  }

  /**
   * What a mail is to be worded with.
   *
   * @param template one of the company's, or null for the standard one
   * @param language {@code ro} or {@code en}; null for the company's own words
   */
  record Choice(@Nullable UUID template, @Nullable String language) {
    /** Returns the language of the mail. */
    String spoken() {
      return language == null ? StandardWords.ROMANIAN : language;
    }

    /**
     * Checks the language.
     *
     * @throws ApplicationException.Unacceptable if it is another
     */
    Choice checked() {
      if (language != null && !LANGUAGES.contains(language)) {
        throw new ApplicationException.Unacceptable(
            "Validation failed", Map.of("language", "The language is ro or en."));
      }
      return this;
    }
  }

  /**
   * Returns the words for a kind of documents, in a transaction of the company: those of the chosen
   * template; in English the built-in ones; else those of the company's standard template, and the
   * built-in ones where there is none.
   *
   * @throws ApplicationException.NotFound if the company has no such template
   */
  StandardWords.Words words(CompanyId company, MailedKind kind, Choice choice) {
    UUID chosen = choice.template;
    if (chosen != null) {
      return templates
          .find(company, new EmailTemplateId(chosen))
          .map(MailWriting::words)
          .orElseThrow(() -> new ApplicationException.NotFound("Email template"));
    }
    Optional<EmailTemplate> own =
        StandardWords.ENGLISH.equals(choice.language)
            ? Optional.empty()
            : templates.standard(company, kind);
    return own.map(MailWriting::words).orElseGet(() -> StandardWords.of(kind, choice.spoken()));
  }

  private static StandardWords.Words words(EmailTemplate template) {
    return new StandardWords.Words(
        new TemplateText(template.subject()),
        new TemplateText(template.body()),
        template.id().value());
  }

  /**
   * A mail with its variables filled in.
   *
   * @param subject one line; not null
   * @param body as it can be typed on: HTML made safe, or plain text; not null
   * @param written the same to be sent; not null
   */
  record Filled(String subject, String body, MailTemplates.Written written) {}

  /**
   * Fills in the variables and makes the result safe.
   *
   * @throws ApplicationException.Unacceptable if it becomes too long
   */
  Filled fill(StandardWords.Words words, MailedDocument document, Company company) {
    TemplateText.Values values = MailVariables.of(document, company, today(company));
    String subject = HeaderText.oneLine(words.subject().fill(values, UnaryOperator.identity()));
    boolean html = words.body().isHtml();
    String body = words.body().fill(values, html ? MailWriting::escaped : UnaryOperator.identity());
    if (body.length() > LONGEST) {
      throw new ApplicationException.Unacceptable(
          "Validation failed",
          Map.of("body", "With its variables filled in, the text is too long."));
    }
    if (!html) {
      return new Filled(subject, body, new MailTemplates.Written(subject, body, paragraphs(body)));
    }
    MailMarkup.Safe safe = markup.clean(body);
    return new Filled(
        subject, safe.html(), new MailTemplates.Written(subject, safe.text(), safe.html()));
  }

  /** Returns the day in the company's time zone. */
  LocalDate today(Company company) {
    return LocalDate.now(clock.withZone(company.settings().timeZone()));
  }

  /**
   * Returns what leaves the house: a whole document, and below it how to get no more such mails.
   *
   * @param unsubscribe where to say so, or null to leave that out
   */
  static MailTemplates.Written complete(
      MailTemplates.Written content, String language, Company company, @Nullable URI unsubscribe) {
    boolean english = StandardWords.ENGLISH.equals(language);
    String name = HeaderText.oneLine(company.party().name());
    String reason =
        english ? "Sent by Storno for " + name + "." : "Trimis prin Storno pentru " + name + ".";
    String action = english ? "No more e-mails from this sender" : "Nu mai doresc aceste mesaje";
    String link =
        unsubscribe == null
            ? ""
            : " <a href=\"%s\">%s</a>".formatted(escaped(unsubscribe.toString()), action);
    String html =
        """
        <!DOCTYPE html>
        <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
        <body>%s
        <hr><p style="font-size:12px;color:#666666">%s%s</p></body></html>
        """
            .formatted(
                english ? StandardWords.ENGLISH : StandardWords.ROMANIAN,
                escaped(content.subject()),
                content.html(),
                escaped(reason),
                link);
    String foot = unsubscribe == null ? "" : action + ": " + unsubscribe + "\n";
    String text = content.text() + "\n\n-- \n" + reason + "\n" + foot;
    return new MailTemplates.Written(content.subject(), text, html);
  }

  private static String paragraphs(String text) {
    return text.lines()
        .map(MailWriting::escaped)
        .collect(Collectors.joining("<br>\n", "<p dir=\"auto\">", "</p>"));
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
