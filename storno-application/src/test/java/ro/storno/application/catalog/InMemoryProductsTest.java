package ro.storno.application.catalog;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.InMemoryInvoices;
import ro.storno.application.invoice.Invoices;

class InMemoryProductsTest extends ProductsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryProducts products = new InMemoryProducts(transactions);
  private final InMemoryProductCategories categories = new InMemoryProductCategories(transactions);
  private final InMemoryInvoices invoices = new InMemoryInvoices(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected Products products() {
    return products;
  }

  @Override
  protected ProductCategories categories() {
    return categories;
  }

  @Override
  protected ProductUses uses() {
    return new InMemoryProductUses(invoices);
  }

  @Override
  protected Invoices invoices() {
    return invoices;
  }
}
