package ro.storno.application.provider;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ro.storno.application.inbox.ConfiguredNumbers;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/** The VAT number and the tax code that a company has configured for SDI: documents name either. */
public final class ItalianNumbers implements ConfiguredNumbers {
  private final ProviderAccess access;

  /** Reads configurations; not null. */
  public ItalianNumbers(ProviderAccess access) {
    this.access = access;
  }

  @Override
  public Set<String> of(CompanyId company, Channel channel) {
    if (channel != Channel.SDI) {
      return Set.of();
    }
    Map<String, String> fields = access.fields(company, channel).orElse(Map.of());
    return Stream.of(ItalianFields.VAT_NUMBER, ItalianFields.TAX_CODE)
        .map(each -> fields.getOrDefault(each.wireName(), "").strip())
        .filter(number -> !number.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
