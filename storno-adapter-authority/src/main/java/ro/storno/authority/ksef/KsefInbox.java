package ro.storno.authority.ksef;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ro.storno.application.inbox.InboundSource;
import ro.storno.authority.ksef.KsefAccounts.Caller;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.submission.Channel;

/**
 * What others issued to a company in KSeF, in the order of permanent storage. KSeF tells up to when
 * that list is complete; what it shows beyond is not looked at, for it may have gaps.
 */
public final class KsefInbox implements InboundSource {
  /** KSeF refuses longer spans than three months. */
  private static final Duration LONGEST_SPAN = Duration.ofDays(85);

  private final Ksef ksef;
  private final InstantSource clock;

  /**
   * Receives from a KSeF.
   *
   * @param ksef not null
   * @param clock not null
   */
  public KsefInbox(Ksef ksef, InstantSource clock) {
    this.ksef = ksef;
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.KSEF;
  }

  @Override
  public Optional<String> subject(CompanyId company) {
    return ksef.accounts().subject(company);
  }

  @Override
  public Page list(CompanyId company, Instant from, int page) {
    Caller caller = ksef.accounts().caller(company);
    Instant now = clock.instant();
    Instant end = from.plus(LONGEST_SPAN);
    boolean whole = !end.isBefore(now);
    Instant to = whole ? now : end;
    KsefClient.StoredPage found =
        KsefAccounts.orDeclined(
            () -> ksef.client().stored(caller, KsefClient.Subject.BUYER, from, to, page));
    List<InboundDocument.Told> told =
        found.invoices().stream()
            .map(
                each ->
                    new InboundDocument.Told(
                        Channel.KSEF, each.ksefNumber(), null, caller.nip(), each.at()))
            .toList();
    return new Page(told, reached(found, from, to, whole), found.more() || !whole);
  }

  private static Instant reached(
      KsefClient.StoredPage found, Instant from, Instant to, boolean whole) {
    List<KsefClient.Stored> invoices = found.invoices();
    Instant last = invoices.isEmpty() ? from : invoices.get(invoices.size() - 1).at();
    if (found.more()) {
      return last;
    }
    Instant complete = found.complete();
    if (complete != null && complete.isAfter(last)) {
      return complete.isBefore(to) ? complete : to;
    }
    // A span that ended long ago cannot change any more, whatever the answer lacks.
    return whole ? last : to;
  }

  @Override
  public byte[] fetch(CompanyId company, String reference) {
    Caller caller = ksef.accounts().caller(company);
    return KsefAccounts.orDeclined(() -> ksef.client().download(caller, reference));
  }
}
