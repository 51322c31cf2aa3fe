package ro.storno.domain.audit;

import java.util.Locale;

/** What the audit trail speaks of. Names are kept in the trail: one that was used never changes. */
public enum AuditAction {
  USER_CREATED,
  USER_CHANGED,
  USER_ACTIVATED,
  USER_DEACTIVATED,
  USER_DELETED,
  USER_DATA_EXPORTED,
  EMAIL_VERIFIED,
  CONFIRMATION_SENT,
  SIGNED_IN,
  SESSIONS_ENDED,
  PASSWORD_CHANGED,
  TWO_FACTOR_ENABLED,
  TWO_FACTOR_DISABLED,
  BACKUP_CODES_RENEWED,
  PASSKEY_ADDED,
  PASSKEY_REMOVED,
  API_KEY_CREATED,
  API_KEY_CHANGED,
  API_KEY_REVOKED,
  OAUTH2_APP_REGISTERED,
  OAUTH2_APP_CHANGED,
  OAUTH2_APP_ROTATED,
  OAUTH2_APP_REVOKED,
  OAUTH2_GRANT_GIVEN,
  OAUTH2_GRANT_REVOKED,
  MEMBER_INVITED,
  INVITATION_WITHDRAWN,
  MEMBER_JOINED,
  MEMBER_CHANGED,
  MEMBER_DEACTIVATED,
  OWNERSHIP_TRANSFERRED,
  SECOND_FACTOR_DEMANDED,
  SECOND_FACTOR_RELEASED,
  COMPANY_CREATED,
  COMPANY_CHANGED,
  COMPANY_DELETED,
  COMPANY_RESTORED,
  COMPANY_PURGED,
  COMPANY_ERASED,
  BANK_ACCOUNT_CREATED,
  BANK_ACCOUNT_CHANGED,
  BANK_ACCOUNT_REMOVED,
  LICENCE_CREATED,
  LICENCE_REVOKED,
  PLAN_CHANGED,
  VERSION_OVERRIDDEN,
  AUDIT_EXPORTED;

  /** Returns the name on the wire, such as {@code company.deleted}. */
  public String wireName() {
    String lower = name().toLowerCase(Locale.ROOT);
    int last = lower.lastIndexOf('_');
    return this == SIGNED_IN
        ? "signed_in"
        : lower.substring(0, last) + "." + lower.substring(last + 1);
  }
}
