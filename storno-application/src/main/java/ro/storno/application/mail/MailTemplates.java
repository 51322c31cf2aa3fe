package ro.storno.application.mail;

import java.util.Map;

/** Turns a template and its values into a mail that can be read, in Romanian or English. */
public interface MailTemplates {
  /**
   * Writes a mail. Values are plain text: in the HTML part they are escaped.
   *
   * @param language {@code ro} or {@code en}; anything else reads English
   * @param values exactly those that the template names
   */
  Written write(MailTemplate template, String language, Map<String, String> values);

  /**
   * A mail in words.
   *
   * @param subject one line; not null
   * @param text plain text; not null
   * @param html the same as an HTML document; not null
   */
  record Written(String subject, String text, String html) {}
}
