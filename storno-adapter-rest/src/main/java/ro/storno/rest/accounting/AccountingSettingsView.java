package ro.storno.rest.accounting;

import java.util.LinkedHashMap;
import java.util.Map;
import ro.storno.domain.accounting.AccountingSettings;
import ro.storno.rest.openapi.Described;

/** Accounting settings, as their page shows them. */
public record AccountingSettingsView(
    SagaView saga,
    WinMentorView winmentor,
    @Described("Nothing can be set for it") Map<String, String> ciel) {

  /** Accounts of SAGA. */
  public record SagaView(
      @Described(example = "5311") String accountCash,
      @Described(example = "5121") String accountBank,
      @Described(example = "5125.2") String accountCard,
      @Described(example = "4111") String accountClients,
      @Described(example = "4011") String accountSuppliers,
      @Described("By ISO 4217 code; an empty one means that of the leu")
          Map<String, Map<String, String>> currencyAccounts) {}

  /** The bank as WinMentor knows it. */
  public record WinMentorView(String bankName, String bankNumber, String bankLocality) {}

  static AccountingSettingsView of(AccountingSettings settings) {
    AccountingSettings.Saga saga = settings.saga();
    AccountingSettings.WinMentor winmentor = settings.winmentor();
    Map<String, Map<String, String>> currencies = new LinkedHashMap<>();
    saga.currencies().forEach((code, accounts) -> currencies.put(code, map(accounts)));
    return new AccountingSettingsView(
        new SagaView(
            saga.lei().cash(),
            saga.lei().bank(),
            saga.lei().card(),
            saga.clients(),
            saga.suppliers(),
            currencies),
        new WinMentorView(winmentor.bankName(), winmentor.bankNumber(), winmentor.bankLocality()),
        Map.of());
  }

  private static Map<String, String> map(AccountingSettings.Accounts accounts) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("cash", accounts.cash());
    map.put("bank", accounts.bank());
    map.put("card", accounts.card());
    return map;
  }
}
