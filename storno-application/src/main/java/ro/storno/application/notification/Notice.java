package ro.storno.application.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.notification.NotificationType;

/**
 * Something to tell. The texts are made from the data, in each reader's language, so that whoever
 * tells knows nothing of languages: {@code texts_ro.properties} and its siblings hold a title and a
 * message per wording, with data in braces.
 *
 * @param type not null
 * @param wording names title and message; the type's wire name unless a type has several; not null
 * @param key what it is about, such as the id of the invoice: nobody is told twice of the same type
 *     and key; not null
 * @param company tells every member who may see it, unless a user is given; or null
 * @param user tells this user only; or null
 * @param data by the names of the API; values that are null are left out; not null
 * @param link path in the front end, or null
 */
public record Notice(
    NotificationType type,
    String wording,
    String key,
    @Nullable CompanyId company,
    @Nullable UserId user,
    Map<String, String> data,
    @Nullable String link) {
  /** Takes a copy and checks that somebody is told. */
  public Notice {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(key, "key");
    if (company == null && user == null) {
      throw new IllegalArgumentException("a notice needs a company or a user");
    }
    data = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /** Returns a notice for every member who may see a company. */
  public static Notice toCompany(
      CompanyId company, NotificationType type, String key, Map<String, String> data) {
    return new Notice(type, type.wireName(), key, company, null, data, null);
  }

  /** Returns a notice for one user. */
  public static Notice toUser(
      UserId user, NotificationType type, String key, Map<String, String> data) {
    return new Notice(type, type.wireName(), key, null, user, data, null);
  }

  /** Returns the notice with the texts of another wording. */
  public Notice worded(String other) {
    return new Notice(type, other, key, company, user, data, link);
  }

  /** Returns the notice with a path in the front end. */
  public Notice linkedTo(String path) {
    return new Notice(type, wording, key, company, user, data, path);
  }
}
