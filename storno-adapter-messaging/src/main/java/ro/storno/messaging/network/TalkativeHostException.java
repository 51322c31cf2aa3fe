package ro.storno.messaging.network;

import java.io.IOException;

/** A host that a user named has said more, or for longer, than anybody wants to hear. */
public final class TalkativeHostException extends IOException {
  private static final long serialVersionUID = 1L;

  TalkativeHostException(String message) {
    super(message);
  }
}
