package ro.storno.authority.sdi;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.inbox.InboundSource;
import ro.storno.application.provider.ItalianFields;
import ro.storno.application.provider.ProviderAccess;
import ro.storno.authority.call.ForeignEndpoints;
import ro.storno.authority.call.Patience;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/**
 * The invoices of others at an intermediary. SDI itself is not asked: it sends them ({@link
 * SdiPushes}). Thread-safe.
 */
public final class SdiInbox implements InboundSource {
  private final SdiIntermediary intermediary;
  private final ProviderAccess access;

  /** Asks with the configurations of the companies; none of the arguments is null. */
  public SdiInbox(
      ForeignEndpoints endpoints, Patience patience, ProviderAccess access, InstantSource clock) {
    this.intermediary = new SdiIntermediary(endpoints, patience, clock);
    this.access = access;
  }

  @Override
  public Channel channel() {
    return Channel.SDI;
  }

  @Override
  public Optional<String> subject(CompanyId company) {
    return access
        .fields(company, Channel.SDI)
        .filter(SdiFields::intermediary)
        .map(
            fields ->
                SdiFields.value(fields, SdiFields.API_ENDPOINT).orElse("")
                    + " "
                    + SdiFields.value(fields, ItalianFields.VAT_NUMBER.wireName()).orElse(""));
  }

  @Override
  public Page list(CompanyId company, Instant from, int page) {
    return intermediary.received(fields(company), from, page);
  }

  @Override
  public byte[] fetch(CompanyId company, String reference) {
    return intermediary.received(fields(company), reference);
  }

  private Map<String, String> fields(CompanyId company) {
    return access
        .fields(company, Channel.SDI)
        .filter(SdiFields::intermediary)
        .orElseThrow(
            () ->
                new AuthorityException.AccessRefused(
                    "The company has no intermediary for SDI, or has switched it off."));
  }
}
