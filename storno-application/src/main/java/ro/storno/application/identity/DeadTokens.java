package ro.storno.application.identity;

import java.time.Instant;

/** Tokens that nobody can use any more. Used in platform transactions. */
public interface DeadTokens {
  /** What is kept of tokens. */
  enum Kind {
    /** Of a session that can go on, the oldest one is kept: it tells when the session began. */
    REFRESH,
    /** Those of mails and of step-up. */
    ONE_TIME,
    /** Sign-ins that wait for a second factor. */
    CHALLENGE,
    /** Access and refresh tokens of apps. */
    APP,
    /**
     * What users granted to apps, with the code that bought the first tokens, once none is left.
     */
    GRANT,
    /** Invitations, with the address they went to, whether they were accepted or not. */
    INVITATION,
    /** Links by which others authorize at ANAF. */
    ANAF_LINK
  }

  /**
   * Removes tokens that expired before a moment, the oldest first.
   *
   * @param kind not null
   * @param before not null
   * @param most how many at most, positive
   * @return how many were removed; less than {@code most} if there are no more
   */
  int remove(Kind kind, Instant before, int most);
}
