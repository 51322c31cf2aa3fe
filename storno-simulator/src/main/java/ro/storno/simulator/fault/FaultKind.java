package ro.storno.simulator.fault;

import java.util.Arrays;
import java.util.Optional;

/** Everything that can go wrong with one call. */
public enum FaultKind {
  /** The firewall answers HTML with status 200; nothing was done. */
  FIREWALL(Moment.BEFORE),
  /** Status 429; nothing was done. */
  TOO_MANY_REQUESTS(Moment.BEFORE),
  /** Status 500, 502 or 503; nothing was done. */
  ERROR_BEFORE(Moment.BEFORE),
  /** The connection is closed without an answer; nothing was done. */
  LOST_REQUEST(Moment.BEFORE),
  /** Status 401, as for a token that has ended; nothing was done. */
  EXPIRED_TOKEN(Moment.BEFORE),

  /** The token counts as one without any rights. */
  FOREIGN_TOKEN(Moment.WITHIN),
  /** The authority says, with status 200, that it has a technical problem; nothing was done. */
  TECHNICAL_ERROR(Moment.WITHIN),
  /** Taken in, and refused when judged. */
  REFUSAL(Moment.WITHIN),
  /** Taken in, and then found not fit to be judged ({@code XML cu erori nepreluat de sistem}). */
  NOT_TAKEN(Moment.WITHIN),
  /** Taken in; judging and lists are late by up to a quarter of an hour. */
  LAG(Moment.WITHIN),
  /** The connection is closed without an answer; the document is taken in minutes later. */
  LATE_ACCEPTANCE(Moment.WITHIN),
  /** The document handed out is not the one that was sealed. */
  TAMPERED(Moment.WITHIN),
  /** The seal was made by somebody whom nobody vouches for. */
  FOREIGN_SEAL(Moment.WITHIN),
  /** The seal was made with a certificate that had ended. */
  EXPIRED_SEAL(Moment.WITHIN),
  /** The archive has no seal. */
  NO_SEAL(Moment.WITHIN),
  /** The archive is damaged. */
  BROKEN_ARCHIVE(Moment.WITHIN),

  /** Done, then status 500, 502, 503 or 504. */
  ERROR_AFTER(Moment.AFTER),
  /** Done, then the connection is closed without an answer. */
  LOST_ANSWER(Moment.AFTER),
  /** Done; the answer breaks off in its middle. */
  TRUNCATED(Moment.AFTER),
  /** Done; the answer is right, and its content type is wrong. */
  WRONG_CONTENT_TYPE(Moment.AFTER),
  /** Done; the answer takes long. */
  SLOW(Moment.AFTER);

  /** When a fault strikes. */
  public enum Moment {
    /** Before anything was done. */
    BEFORE,
    /** It changes what is done. */
    WITHIN,
    /** After everything was done. */
    AFTER
  }

  private final Moment moment;

  FaultKind(Moment moment) {
    this.moment = moment;
  }

  /** Returns when it strikes. */
  public Moment moment() {
    return moment;
  }

  /** Returns the name in plans, such as {@code lost-answer}. */
  public String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Returns the fault with a name, if there is one. */
  public static Optional<FaultKind> ofWireName(String name) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(name)).findFirst();
  }
}
