package ro.storno.rest.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents a field of a request or a view in the OpenAPI document. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Described {
  /** What the field means. */
  String value() default "";

  /** A sample value as it stands in JSON, without quotes; empty for the usual one of its type. */
  String example() default "";

  /** Whether a request must name the field; fields of views always are there. */
  boolean required() default false;
}
