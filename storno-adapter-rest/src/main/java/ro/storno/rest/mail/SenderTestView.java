package ro.storno.rest.mail;

import org.jspecify.annotations.Nullable;
import ro.storno.application.mail.ManageSender;

/**
 * What came of a test message.
 *
 * @param success whether the server took it
 * @param message where it went, null if it did not
 * @param error what the server said, null if it took the message
 */
public record SenderTestView(boolean success, @Nullable String message, @Nullable String error) {
  static SenderTestView of(ManageSender.Tested tested) {
    boolean success = tested.error() == null;
    return new SenderTestView(
        success, success ? "Test email sent to " + tested.recipient() + "." : null, tested.error());
  }
}
