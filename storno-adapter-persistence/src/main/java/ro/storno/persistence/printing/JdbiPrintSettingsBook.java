package ro.storno.persistence.printing;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.printing.PrintSettingsBook;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.printing.AccentColour;
import ro.storno.domain.printing.PrintCss;
import ro.storno.domain.printing.PrintDesign;
import ro.storno.domain.printing.PrintFont;
import ro.storno.domain.printing.PrintLabels;
import ro.storno.domain.printing.PrintSettings;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** What companies chose for the look of their documents. */
public final class JdbiPrintSettingsBook implements PrintSettingsBook {
  private static final String FIND =
      """
      select design, colour, font, show_logo, show_bank_info, footer_text, custom_css, labels
      from print_settings
      where company_id = :company
      """;

  private final JdbiTransactions transactions;

  public JdbiPrintSettingsBook(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  /** The labels as they are stored. */
  record StoredLabels(@Nullable Map<String, String> texts) {}

  @Override
  public Optional<PrintSettings> find(CompanyId company) {
    return find(FIND, company);
  }

  @Override
  public Optional<PrintSettings> findToChange(CompanyId company) {
    // there may be no row yet that could be locked
    transactions
        .handle()
        .createUpdate("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
        .bind("key", "print-settings:" + company)
        .execute();
    return find(FIND, company);
  }

  private Optional<PrintSettings> find(String sql, CompanyId company) {
    return transactions
        .handle()
        .createQuery(sql)
        .bind("company", company.value())
        .map((row, context) -> settings(new Columns(row)))
        .findOne();
  }

  private static PrintSettings settings(Columns row) throws SQLException {
    String colour = row.maybeText("colour");
    String css = row.maybeText("custom_css");
    Map<String, String> labels = StoredJson.read(row.text("labels"), StoredLabels.class).texts();
    return new PrintSettings(
        row.oneOf(PrintDesign.class, "design"),
        colour == null ? null : AccentColour.of(colour),
        row.maybeOneOf(PrintFont.class, "font"),
        row.flag("show_logo"),
        row.flag("show_bank_info"),
        row.maybeText("footer_text"),
        css == null ? null : PrintCss.of(css),
        labels == null ? PrintLabels.NONE : new PrintLabels(labels));
  }

  @Override
  public void put(CompanyId company, PrintSettings settings) {
    AccentColour colour = settings.colour();
    PrintFont font = settings.font();
    PrintCss css = settings.customCss();
    transactions
        .handle()
        .createUpdate(
            """
            insert into print_settings
              (company_id, design, colour, font, show_logo, show_bank_info, footer_text, custom_css,
               labels)
            values (:company, :design, :colour, :font, :showLogo, :showBankInfo, :footerText,
                    :customCss, :labels::jsonb)
            on conflict (company_id) do update
            set design = excluded.design, colour = excluded.colour, font = excluded.font,
                show_logo = excluded.show_logo, show_bank_info = excluded.show_bank_info,
                footer_text = excluded.footer_text, custom_css = excluded.custom_css,
                labels = excluded.labels
            """)
        .bind("company", company.value())
        .bind("design", settings.design().name())
        .bind("colour", colour == null ? null : colour.hex())
        .bind("font", font == null ? null : font.name())
        .bind("showLogo", settings.showLogo())
        .bind("showBankInfo", settings.showBankInfo())
        .bind("footerText", settings.footerText())
        .bind("customCss", css == null ? null : css.text())
        .bind("labels", StoredJson.write(new StoredLabels(settings.labels().texts())))
        .execute();
  }
}
