package ro.storno.authority.ksef;

import com.fasterxml.jackson.databind.JsonNode;

/** The statuses in KSeF's answers. */
final class KsefStatus {
  static final int TAKEN = 100;
  static final int AT_WORK = 150;
  static final int ACCEPTED = 200;
  static final int DUPLICATE = 440;
  private static final int LONGEST = 500;

  private KsefStatus() {}

  /** Returns code, description and details of a status, for people. */
  static String text(JsonNode status) {
    StringBuilder text =
        new StringBuilder()
            .append(status.path("code").asText())
            .append(": ")
            .append(status.path("description").asText());
    for (JsonNode detail : status.path("details")) {
      text.append("; ").append(detail.asText());
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text.toString();
  }
}
