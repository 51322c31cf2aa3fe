package ro.storno.rest.route;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * One answer that a route can give when all goes well.
 *
 * @param status HTTP status
 * @param meaning one sentence, not null
 * @param body type of the JSON body; null for an empty answer or one that is no JSON
 * @param mediaType media type of the body; null if it is empty
 */
public record Answer(int status, String meaning, @Nullable Type body, @Nullable String mediaType) {

  static Answer json(int status, String meaning, Type body) {
    return new Answer(status, meaning, body, "application/json");
  }

  static Answer file(int status, String meaning, String mediaType) {
    return new Answer(status, meaning, null, mediaType);
  }

  static Answer empty(int status, String meaning) {
    return new Answer(status, meaning, null, null);
  }
}
