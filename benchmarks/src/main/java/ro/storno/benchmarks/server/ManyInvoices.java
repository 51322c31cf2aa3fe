package ro.storno.benchmarks.server;

import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import ro.storno.persistence.database.DatabaseAddress;

/**
 * Books of companies with as many invoices as one likes, written into the real schema by the
 * database itself: four years, thousands of clients of whom few buy most, every status, three
 * currencies, credit notes, suppliers' invoices, and what was filed at ANAF.
 *
 * <p>The same number of invoices is the same books every time.
 */
final class ManyInvoices {
  /** The last day of the books. */
  static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  private static final int PORTION = 100_000;

  private final Jdbi jdbi;

  ManyInvoices(DatabaseAddress address) {
    this.jdbi = Jdbi.create(address.url(), address.user(), address.password());
  }

  /** The id of the company with a number. */
  static UUID company(int number) {
    return UUID.fromString(String.format("01900000-0000-7000-8000-%012x", number));
  }

  /** The id of a client; the lower its number, the more it buys. */
  static UUID client(int number) {
    return UUID.fromString(String.format("01900000-0000-7000-9000-%012x", number));
  }

  /** The id of a supplier; all sell alike. */
  static UUID supplier(int number) {
    return UUID.fromString(String.format("01900000-0000-7000-a000-%012x", number));
  }

  /** The id of an invoice of a company. */
  static UUID invoice(int company, int number) {
    return UUID.fromString(String.format("%08x-0000-7000-8000-%012x", number, company));
  }

  /** Writes the books of a company. */
  void write(int company, int invoices) {
    jdbi.useHandle(
        handle -> {
          handle.execute("set search_path to storno");
          handle.execute("set synchronous_commit to off");
          handle.execute("select set_config('storno.company', ?, false)", company(company) + "");
          for (int from = 1; from <= invoices; from += PORTION) {
            portion(handle, company, invoices, from, Math.min(invoices, from + PORTION - 1));
          }
          file(handle, company);
        });
  }

  /** Lets the database look at what was written, as it does by itself in time. */
  void settle() {
    jdbi.useHandle(handle -> handle.execute("vacuum analyze storno.invoice"));
    jdbi.useHandle(handle -> handle.execute("vacuum analyze"));
  }

  private static void portion(Handle handle, int company, int of, int from, int to) {
    handle
        .createUpdate(INVOICES)
        .bind("company", company(company))
        .bind("companyNumber", company)
        .bind("today", TODAY)
        .bind("invoices", of)
        .bind("from", from)
        .bind("to", to)
        .execute();
  }

  private static void file(Handle handle, int company) {
    handle.createUpdate(SUBMISSIONS).bind("company", company(company)).execute();
  }

  /** Pseudo-random by the number of the invoice: "a", "b" and "c" are spread over 0 to 999999. */
  private static final String INVOICES =
      """
      insert into invoice
        (company_id, id, version, direction, document_type, type_code, status, number_prefix,
         number_sequence, number, draft_number, parent_id, client_id, supplier_id, issue_date,
         due_date, currency, supplier_name, supplier_tax_code, buyer_name, buyer_tax_code,
         payment_method, subtotal, vat_total, total, amount_paid, issued_at, created_at, search,
         content, totals)
      select :company, id, 1, direction, document_type,
        case document_type when 'INVOICE' then '380' else '381' end, status,
        case when sequence is not null then 'FACT' end, sequence,
        number, number,
        case when document_type = 'CREDIT_NOTE'
          then cast(lpad(to_hex(g - 1), 8, '0') || '-0000-7000-8000-'
            || lpad(to_hex(:companyNumber), 12, '0') as uuid) end,
        case when direction = 'OUTGOING'
          then cast('01900000-0000-7000-9000-' || lpad(to_hex(other), 12, '0') as uuid) end,
        case when direction = 'INCOMING'
          then cast('01900000-0000-7000-a000-' || lpad(to_hex(other), 12, '0') as uuid) end,
        issued, issued + 15 * (1 + a::integer % 3),
        case when b % 100 < 92 then 'RON' when b % 100 < 98 then 'EUR' else 'USD' end,
        case direction when 'OUTGOING' then 'Vanzator SRL' else partner end,
        case direction when 'OUTGOING' then 'RO18547290' else 'RO' || 10000000 + other end,
        case direction when 'OUTGOING' then partner else 'Vanzator SRL' end,
        case direction when 'OUTGOING' then 'RO' || 10000000 + other else 'RO18547290' end,
        'BANK_TRANSFER', total - vat, vat, total,
        case
          when status in ('DRAFT', 'CANCELLED') or document_type = 'CREDIT_NOTE' then 0
          when c % 100 < (case when issued < :today - 90 then 96 else 40 end) then total
          when c % 100 = 99 then round(total / 2, 2)
          else 0 end,
        issued::timestamptz, issued::timestamptz + (g % 86400) * interval '1 second',
        lower(number || E'\\n' || partner || E'\\nRO' || 10000000 + other),
        jsonb_build_object('lines', jsonb_build_array(), 'notes', repeat('Livrare. ', 40)),
        jsonb_build_object('lines', jsonb_build_array())
      from (
        select g, a, b, c, direction, document_type, issued, other, sequence, id, status,
          (array['Electro', 'Agro', 'Constructii', 'Librarie', 'Medica', 'Transport', 'Mobila',
            'Textil', 'Auto', 'Pan'])[1 + other % 10] || ' ' || md5(other::text)::char(6) || ' '
            || (array['SRL', 'SA', 'PFA'])[1 + (case when other % 20 = 0 then 1 + other % 2 else 0 end)]
            as partner,
          case when sequence is null then 'DRAFT-' || lpad(to_hex(g), 8, '0')
            else 'FACT-' || lpad(g::text, 7, '0') end as number,
          case document_type when 'CREDIT_NOTE' then -1 else 1 end * (a * a / 10000000 + 1) / 100.0
            as total,
          round(case document_type when 'CREDIT_NOTE' then -1 else 1 end
            * (a * a / 10000000 + 1) / 100.0 * 0.21 / 1.21, 2) as vat
        from (
          select *,
            case when status = 'DRAFT' then null else g end as sequence,
            case when direction = 'OUTGOING'
              then cast(floor(5000 * (b / 1000000.0) ^ 2) as integer) else a % 1000 end as other
          from (
            select g, a, b, c, direction, id, issued,
              case when g % 40 = 7 then 'CREDIT_NOTE' else 'INVOICE' end as document_type,
              case
                when direction = 'INCOMING' then 'SYNCED'
                when issued > :today - 10 and c % 10 < 2 then 'DRAFT'
                when issued > :today - 10 then 'ISSUED'
                when c % 100 < 90 then 'VALIDATED'
                when c % 100 < 94 then 'ISSUED'
                when c % 100 < 95 then 'SENT_TO_PROVIDER'
                when c % 100 < 97 then 'REJECTED'
                else 'CANCELLED' end as status
            from (
              select g,
                cast(abs(hashint8extended(g, 1) % 1000000) as bigint) as a,
                cast(abs(hashint8extended(g, 2) % 1000000) as bigint) as b,
                cast(abs(hashint8extended(g, 3) % 1000000) as bigint) as c,
                case when g % 5 = 0 then 'INCOMING' else 'OUTGOING' end as direction,
                cast(lpad(to_hex(g), 8, '0') || '-0000-7000-8000-'
                  || lpad(to_hex(:companyNumber), 12, '0') as uuid) as id,
                :today - cast((:invoices - g)::bigint * 1460 / :invoices as integer) as issued
              from generate_series(:from, :to) g) as numbered) as placed) as partnered) as named
      """;

  /** One for each that was judged; the last of a hundred came late. */
  private static final String SUBMISSIONS =
      """
      insert into submission
        (company_id, id, version, channel, document_kind, document_id, attempt, filer, due_at,
         state, calls, sent_at, taken_at, questions, ever_lost, reference, former_references,
         errors, late, created_at, updated_at)
      select company_id, id, 1, 'ANAF', 'INVOICE', id, 1, 'RO18547290', created_at,
        case status when 'VALIDATED' then 'ACCEPTED' else 'REJECTED' end, 1, created_at,
        created_at, 1, false, number, array[]::text[], '[]', number like '%99', created_at, created_at
      from invoice
      where company_id = :company and status in ('VALIDATED', 'REJECTED')
      """;
}
