package ro.storno.application.identity;

import java.time.Clock;
import java.util.Optional;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.company.CompanyDirectory;
import ro.storno.application.company.DeleteCompany;
import ro.storno.application.job.JobQueue;
import ro.storno.application.licensing.Subscriptions;
import ro.storno.application.limit.CallLimits;
import ro.storno.application.mail.Post;
import ro.storno.application.secret.SecretBox;

/**
 * What the use cases of this area stand on; none is null.
 *
 * @param work validation, transactions, jobs, mail, companies, the audit trail, time
 * @param stores what is remembered
 * @param crafts what is computed
 */
public record IdentityPorts(Work work, Stores stores, Crafts crafts) {
  /** Validation, transactions, jobs, mail, companies, the audit trail, time. */
  public record Work(
      CommandValidator validator,
      Transactions transactions,
      JobQueue jobs,
      Post post,
      CompanyDirectory companies,
      DeleteCompany deleteCompany,
      AuditTrail audit,
      Whereabouts whereabouts,
      CallLimits limits,
      Ids ids,
      Clock clock) {}

  /** What is remembered. */
  public record Stores(
      Users users,
      Organizations organizations,
      RefreshTokens refreshTokens,
      OneTimeTokens oneTimeTokens,
      SecondFactors secondFactors,
      MfaChallenges mfaChallenges,
      ApiKeys apiKeys,
      Invitations invitations,
      OAuth2Clients oauth2Clients,
      OAuth2Grants oauth2Grants,
      Passkeys passkeys,
      PasskeyChallenges passkeyChallenges,
      GoogleLinks googleLinks,
      PersonalRecords personalRecords,
      Subscriptions subscriptions) {}

  /** What is computed. */
  public record Crafts(
      PasswordHasher passwords,
      CommonPasswords commonPasswords,
      SecretTokens secrets,
      AccessTokens accessTokens,
      TimeCodes timeCodes,
      QrCodes qrCodes,
      PasskeyCeremonies ceremonies,
      Optional<IdTokens> googleTokens,
      SecretBox box) {}
}
