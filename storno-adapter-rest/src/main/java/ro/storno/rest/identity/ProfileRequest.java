package ro.storno.rest.identity;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.UpdateProfile;
import ro.storno.rest.error.Refusal;
import ro.storno.rest.openapi.Described;

/**
 * What users may change about themselves; fields left out stay as they are.
 *
 * @param firstName first name
 * @param lastName last name
 * @param phone telephone
 * @param locale language
 * @param timezone IANA id
 * @param respectQuietHours whether push waits for the morning
 * @param preferences any settings
 * @param password new password
 * @param currentPassword present password
 */
public record ProfileRequest(
    @Nullable String firstName,
    @Nullable String lastName,
    @Described(value = "Telephone, best in E.164", example = "+40721234567") @Nullable String phone,
    @Described("ro or en") @Nullable String locale,
    @Described(value = "IANA time zone", example = "Europe/Bucharest") @Nullable String timezone,
    @Described("Whether push notifications wait from 22:00 to 08:00")
        @Nullable Boolean respectQuietHours,
    @Described("Any settings of the client, kept as sent") @Nullable JsonNode preferences,
    @Described("New password; needs currentPassword") @JsonAlias("newPassword")
        @Nullable String password,
    @Nullable String currentPassword) {

  UpdateProfile.Command command() {
    return new UpdateProfile.Command(
        firstName,
        lastName,
        phone,
        locale,
        timezone,
        respectQuietHours,
        preferencesText(),
        password,
        currentPassword);
  }

  private @Nullable String preferencesText() {
    if (preferences == null || preferences.isNull()) {
      return null;
    }
    if (preferences.isArray() && preferences.isEmpty()) {
      return "{}";
    }
    if (!preferences.isObject()) {
      throw Refusal.field("preferences", "This value should be an object.");
    }
    return preferences.toString();
  }
}
