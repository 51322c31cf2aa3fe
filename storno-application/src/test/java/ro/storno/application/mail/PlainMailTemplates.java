package ro.storno.application.mail;

import java.util.Map;
import java.util.TreeMap;

/** Mails that say only what they are made of. */
public final class PlainMailTemplates implements MailTemplates {
  @Override
  public Written write(MailTemplate template, String language, Map<String, String> values) {
    String text = template + " " + language + " " + new TreeMap<>(values);
    return new Written(template.wireName(), text, "<p>" + text + "</p>");
  }
}
