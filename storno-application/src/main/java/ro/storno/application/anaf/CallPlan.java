package ro.storno.application.anaf;

import java.time.Duration;
import ro.storno.domain.party.Cif;

/**
 * Plans calls so that all nodes together stay within ANAF's limits and no taxpayer starves
 * (limiteApeluriAPI.txt). Opens its own short transaction: not for use inside one.
 */
public interface CallPlan {
  /**
   * Takes one call out of every quota that it counts against.
   *
   * @param call not null
   * @throws ro.storno.application.authority.AuthorityException.LimitReached if one is used up, with
   *     the time at which it will not be; nothing was taken then
   */
  void take(Call call);

  /** Returns how much of each quota is left, for operators. */
  java.util.List<Remaining> remaining();

  /**
   * A call about to be made.
   *
   * @param operation not null
   * @param cif in whose name; not null
   * @param subject upload index or download id where the limit is per message, else empty; not null
   */
  record Call(Operation operation, Cif cif, String subject) {}

  /** What is called, and what it is limited to besides 1,000 calls a minute over all. */
  enum Operation {
    UPLOAD,
    /** A buyer's message: 1,000 a day and taxpayer. */
    UPLOAD_MESSAGE,
    /** 100 a day and message. */
    STATE,
    /** Paginated list: 100,000 a day and taxpayer. */
    LIST,
    /** 10 a day and message. */
    DOWNLOAD,
    /** A declaration of a transport. */
    TRANSPORT_UPLOAD,
    /** 100 a day and declaration. */
    TRANSPORT_STATE,
    /** 1,500 a day and taxpayer. */
    TRANSPORT_LIST
  }

  /**
   * What is left of a quota.
   *
   * @param quota its name, such as {@code anaf calls a minute}; not null
   * @param subject taxpayer or message it is counted for, or empty; not null
   * @param used calls taken in the present period
   * @param limit calls allowed in one
   * @param freshIn until the period is over; not null
   */
  record Remaining(String quota, String subject, long used, long limit, Duration freshIn) {}
}
