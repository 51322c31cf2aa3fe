/** What the API offers, declared once: routes, parameters, access, answers. */
@NullMarked
package ro.storno.rest.route;

import org.jspecify.annotations.NullMarked;
