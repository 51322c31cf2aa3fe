package ro.storno.application.mail;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.EmailAddress;

/**
 * A mail to write.
 *
 * @param template not null
 * @param recipient not null
 * @param language {@code ro} or {@code en}; not null
 * @param values what the template speaks of; not null
 * @param sentBy user whose action causes it, or null
 */
public record Letter(
    MailTemplate template,
    EmailAddress recipient,
    String language,
    Map<String, String> values,
    @Nullable UserId sentBy) {
  /**
   * Takes a copy.
   *
   * @throws IllegalArgumentException if the values are not those that the template names
   */
  public Letter {
    values = Map.copyOf(values);
    if (!values.keySet().equals(template.needs())) {
      throw new IllegalArgumentException(template + " needs " + template.needs());
    }
  }
}
