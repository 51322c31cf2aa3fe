/** Opens pages in a real browser, where one is installed. */
@NullMarked
package ro.storno.bootstrap.browser;

import org.jspecify.annotations.NullMarked;
