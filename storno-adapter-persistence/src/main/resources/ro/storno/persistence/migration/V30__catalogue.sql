-- Products and the categories that the till groups them by. "data" holds the whole record as JSON,
-- except the category, which is a column alone: removing one must not rewrite its products.
create table product_category (
  company_id uuid not null,
  id uuid not null,
  name text not null,
  colour text,
  sort_order integer not null,
  created_at timestamptz not null,
  updated_at timestamptz,
  primary key (company_id, id)
);
call wall('product_category');

create table product (
  company_id uuid not null,
  id uuid not null,
  name text not null,
  sort_name text not null,
  search text not null,
  active boolean not null,
  category_id uuid,
  data jsonb not null,
  created_at timestamptz not null,
  deleted_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, category_id) references product_category (company_id, id)
);
create index product_name on product (company_id, sort_name, id) where deleted_at is null;
create index product_category_of on product (company_id, category_id) where category_id is not null;
call wall('product');

-- Which lines name a product: what the content of the invoices says, in a form that can be found.
-- (An index into the JSON would not be used: row-level security lets no operator run before its
-- policy unless it is known to leak nothing.) Lines without products, the usual case while a
-- company keeps no catalogue, cost one look into the content.
create table product_use (
  company_id uuid not null,
  product_id uuid not null,
  invoice_id uuid not null,
  line integer not null,
  quantity numeric(19, 4) not null,
  net numeric(19, 4) not null,
  primary key (company_id, product_id, invoice_id, line),
  foreign key (company_id, invoice_id) references invoice (company_id, id) on delete cascade
);
create index product_use_invoice on product_use (company_id, invoice_id);
call wall('product_use');

create function note_product_use() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from product_use where company_id = new.company_id and invoice_id = new.id;
  end if;
  insert into product_use (company_id, product_id, invoice_id, line, quantity, net)
  select new.company_id, (l.line ->> 'productId')::uuid, new.id, l.place,
         (l.line ->> 'quantity')::numeric,
         (new.totals -> 'lines' -> (l.place::integer - 1) ->> 'net')::numeric
  from jsonb_array_elements(new.content -> 'lines') with ordinality as l (line, place)
  where l.line ? 'productId';
  return null;
end $$;

create trigger product_use_of_new after insert on invoice for each row
  when (jsonb_path_exists(new.content, '$.lines[*].productId'))
  execute function note_product_use();

create trigger product_use_of_changed after update of content on invoice for each row
  when (jsonb_path_exists(new.content, '$.lines[*].productId')
    or jsonb_path_exists(old.content, '$.lines[*].productId'))
  execute function note_product_use();
