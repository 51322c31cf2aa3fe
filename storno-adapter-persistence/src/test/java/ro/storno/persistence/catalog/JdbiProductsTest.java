package ro.storno.persistence.catalog;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.catalog.ProductCategories;
import ro.storno.application.catalog.ProductUses;
import ro.storno.application.catalog.Products;
import ro.storno.application.catalog.ProductsContract;
import ro.storno.application.invoice.Invoices;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.invoice.JdbiInvoices;

class JdbiProductsTest extends ProductsContract {
  private static Database database;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected Transactions transactions() {
    return database.transactions();
  }

  @Override
  protected Products products() {
    return new JdbiProducts(database.transactions());
  }

  @Override
  protected ProductCategories categories() {
    return new JdbiProductCategories(database.transactions());
  }

  @Override
  protected ProductUses uses() {
    return new JdbiProductUses(database.transactions());
  }

  @Override
  protected Invoices invoices() {
    return new JdbiInvoices(database.transactions());
  }
}
