/** The OpenAPI document and its reader, made from the route table. */
@NullMarked
package ro.storno.rest.openapi;

import org.jspecify.annotations.NullMarked;
