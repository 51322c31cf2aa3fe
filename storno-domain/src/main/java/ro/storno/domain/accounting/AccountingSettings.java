package ro.storno.domain.accounting;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a company's documents are handed to accounting programs
 * (api-reference/accounting-export/settings.md).
 *
 * @param saga accounts of SAGA; not null
 * @param winmentor the bank as WinMentor knows it; not null
 */
public record AccountingSettings(Saga saga, WinMentor winmentor) {
  /** What a company starts with: the Romanian chart of accounts. */
  public static final AccountingSettings INITIAL =
      new AccountingSettings(
          new Saga(new Accounts("5311", "5121", "5125.2"), "4111", "4011", Map.of()),
          new WinMentor("", "", ""));

  /**
   * Where money comes in and goes out; an empty account means the one of the leu.
   *
   * @param cash of cash; not null
   * @param bank of transfers; not null
   * @param card of cards, an analytic account: SAGA posts nothing to 5125 itself; not null
   */
  public record Accounts(String cash, String bank, String card) {
    /** Returns these accounts, and those of others where one is empty. */
    public Accounts orElse(Accounts others) {
      return new Accounts(
          cash.isEmpty() ? others.cash : cash,
          bank.isEmpty() ? others.bank : bank,
          card.isEmpty() ? others.card : card);
    }
  }

  /**
   * Accounts of SAGA.
   *
   * @param lei where lei go; not null
   * @param clients claims on clients; not null
   * @param suppliers debts to suppliers; not null
   * @param currencies where other currencies go, by ISO 4217 code; not null
   */
  public record Saga(
      Accounts lei, String clients, String suppliers, Map<String, Accounts> currencies) {
    /** Takes a copy, sorted by currency. */
    public Saga {
      currencies = Collections.unmodifiableMap(new TreeMap<>(currencies));
    }

    /** Returns the accounts of a currency: its own, or else those of the leu. */
    public Accounts accounts(String currency) {
      Accounts own = currencies.get(currency);
      return own == null ? lei : own.orElse(lei);
    }
  }

  /**
   * The bank as WinMentor knows it; empty where nothing was said.
   *
   * @param bankName not null
   * @param bankNumber not null
   * @param bankLocality not null
   */
  public record WinMentor(String bankName, String bankNumber, String bankLocality) {}
}
