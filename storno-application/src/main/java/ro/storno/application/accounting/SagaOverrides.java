package ro.storno.application.accounting;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.FieldErrors;
import ro.storno.domain.accounting.AccountingSettings;

/**
 * Accounts that replace others, for good or for one export. What is null is not replaced; what is
 * empty falls back, that of a currency to the leu's, that of the leu to the one a company starts
 * with.
 *
 * @param cash or null
 * @param bank or null
 * @param card or null
 * @param clients or null
 * @param suppliers or null
 * @param currencies accounts by currency and name (cash, bank, card); a currency whose accounts are
 *     all empty is forgotten; or null
 */
record SagaOverrides(
    @Nullable String cash,
    @Nullable String bank,
    @Nullable String card,
    @Nullable String clients,
    @Nullable String suppliers,
    @Nullable Map<String, Map<String, String>> currencies) {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{3,6}(\\.[0-9A-Za-z]{1,10}){0,3}");
  private static final AccountingSettings.Accounts NONE =
      new AccountingSettings.Accounts("", "", "");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /** Accounts that SAGA refuses, since they only add up others. */
  private static final String SYNTHETIC_CARD = "5125";

  /** Returns some accounts with these in place of theirs; notes what cannot be an account. */
  AccountingSettings.Saga on(AccountingSettings.Saga was, String path, FieldErrors errors) {
    AccountingSettings.Saga initial = AccountingSettings.INITIAL.saga();
    return new AccountingSettings.Saga(
        new AccountingSettings.Accounts(
                account(cash, was.lei().cash(), field(path, "cash"), errors),
                account(bank, was.lei().bank(), field(path, "bank"), errors),
                account(card, was.lei().card(), field(path, "card"), errors))
            .orElse(initial.lei()),
        or(account(clients, was.clients(), field(path, "clients"), errors), initial.clients()),
        or(
            account(suppliers, was.suppliers(), field(path, "suppliers"), errors),
            initial.suppliers()),
        currencies(was.currencies(), errors));
  }

  /** {@code saga.accountCash} in settings, {@code options.accounts.cash} in an export. */
  private static String field(String path, String account) {
    return path.endsWith(".")
        ? path + account
        : path + account.substring(0, 1).toUpperCase(Locale.ROOT) + account.substring(1);
  }

  private static String or(String account, String other) {
    return account.isEmpty() ? other : account;
  }

  private static String account(
      @Nullable String typed, String was, String field, FieldErrors errors) {
    if (typed == null) {
      return was;
    }
    String account = typed.strip();
    errors.addIf(
        !account.isEmpty() && !ACCOUNT.matcher(account).matches(),
        field,
        "Give an account such as 5121 or 5125.2.");
    errors.addIf(
        account.equals(SYNTHETIC_CARD),
        field,
        "SAGA posts nothing to 5125 itself; give an analytic account such as 5125.2.");
    return account;
  }

  private Map<String, AccountingSettings.Accounts> currencies(
      Map<String, AccountingSettings.Accounts> was, FieldErrors errors) {
    Map<String, AccountingSettings.Accounts> all = new TreeMap<>(was);
    if (currencies != null) {
      currencies.forEach(
          (code, accounts) -> {
            String currency = code.strip().toUpperCase(Locale.ROOT);
            String field = "currencyAccounts." + code;
            errors.addIf(
                !CURRENCY.matcher(currency).matches(), field, "Give the ISO 4217 code, as EUR.");
            AccountingSettings.Accounts merged =
                accounts(accounts, all.get(currency), field, errors);
            if (merged.equals(NONE)) {
              all.remove(currency);
            } else {
              all.put(currency, merged);
            }
          });
    }
    return all;
  }

  private static AccountingSettings.Accounts accounts(
      Map<String, String> typed,
      AccountingSettings.@Nullable Accounts was,
      String field,
      FieldErrors errors) {
    Function<Function<AccountingSettings.Accounts, String>, String> before =
        part -> was == null ? "" : part.apply(was);
    return new AccountingSettings.Accounts(
        account(typed.get("cash"), before.apply(a -> a.cash()), field + ".cash", errors),
        account(typed.get("bank"), before.apply(a -> a.bank()), field + ".bank", errors),
        account(typed.get("card"), before.apply(a -> a.card()), field + ".card", errors));
  }
}
