package ro.storno.persistence.company;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import ro.storno.application.company.CompanyRecords;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Everything of a company; what history and evidence it has ends in functions of the database. */
public final class JdbiCompanyRecords implements CompanyRecords {
  private final JdbiTransactions transactions;
  private final Consumer<CompanyId> ended;

  /**
   * @param ended told of each company whose data are gone, once that is certain
   */
  public JdbiCompanyRecords(JdbiTransactions transactions, Consumer<CompanyId> ended) {
    this.transactions = transactions;
    this.ended = ended;
  }

  @Override
  public boolean filingUnderWay(CompanyId company) {
    return transactions
        .handle()
        .createQuery(
            """
            select exists (
              select from submission
              where company_id = :company and state in ('QUEUED', 'SENDING', 'SENT', 'UNKNOWN'))
            """)
        .bind("company", company.value())
        .mapTo(boolean.class)
        .one();
  }

  @Override
  public Optional<LocalDate> oldestHeld(CompanyId company, LocalDate heldFrom) {
    return transactions
        .handle()
        .createQuery(
            """
            select min(day) as day from (
              select min(issue_date) as day from invoice
              where company_id = :company and issue_date >= :heldFrom
                and (direction <> 'OUTGOING' or number_sequence is not null
                  or received_from is not null)
              union all
              select min(issue_date) from preceding_document
              where company_id = :company and issue_date >= :heldFrom
                and kind in ('DELIVERY_NOTE', 'RECEIPT') and number_sequence is not null
              union all
              select min(created_at)::date from submission
              where company_id = :company and created_at >= :heldFrom
              union all
              select min(created_at)::date from anaf_message
              where company_id = :company and created_at >= :heldFrom
              union all
              select min(told_at)::date from inbound_document
              where company_id = :company and told_at >= :heldFrom) held
            """)
        .bind("company", company.value())
        .bind("heldFrom", heldFrom)
        .map((row, context) -> Optional.ofNullable(new Columns(row).maybeDate("day")))
        .one();
  }

  @Override
  public List<String> filesToRelease(CompanyId company, LocalDate heldFrom) {
    return transactions
        .handle()
        .createQuery(
            """
            with released as (
              select id from invoice
              where company_id = :company
                and (issue_date < :heldFrom
                  or (direction = 'OUTGOING' and number_sequence is null
                    and received_from is null))),
            kept as (
              select id from invoice
              where company_id = :company and id not in (select id from released)),
            filed as (
              select id, payload from submission
              where company_id = :company and created_at < :heldFrom
                and document_id not in (select id from kept)),
            received as (
              select id from anaf_message
              where company_id = :company and created_at < :heldFrom
                and (invoice_id is null or invoice_id not in (select id from kept)))
            select data -> 'logo' ->> 'storageKey' as key from company where id = :company
            union
            select data -> 'packet' ->> 'storageKey' from invoice_archive
            where company_id = :company
            union
            select storage_key from invoice_attachment
            where company_id = :company and invoice_id in (select id from released)
            union
            select payload ->> 'storageKey' from filed
            union
            select storage_key from submission_evidence
            where company_id = :company and submission_id in (select id from filed)
            union
            select storage_key from anaf_archive
            where company_id = :company and message_id in (select id from received)
            union
            select storage_key from inbound_document d
            where company_id = :company and told_at < :heldFrom
              and not exists (select from kept where kept.id = any (d.invoice_ids))
            """)
        .bind("company", company.value())
        .bind("heldFrom", heldFrom)
        .map((row, context) -> Optional.ofNullable(new Columns(row).maybeText("key")))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public void release(CompanyId company, LocalDate heldFrom) {
    transactions
        .handle()
        .createQuery("select release_documents(:heldFrom)::text")
        .bind("heldFrom", heldFrom)
        .mapTo(String.class)
        .one();
    transactions.afterCommit(() -> ended.accept(company));
  }

  @Override
  public void erase(CompanyId company) {
    transactions.handle().createQuery("select erase_company()::text").mapTo(String.class).one();
    transactions.afterCommit(() -> ended.accept(company));
  }
}
