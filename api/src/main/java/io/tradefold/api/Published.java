package io.tradefold.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name and revision under which an event is stored, for ever. Java classes may be renamed and
 * moved; a published name never changes, and a change of content raises the revision and comes with
 * an upcaster and a golden file of the old form.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Published {

  /** For example {@code trading.trade-opened}. */
  String value();

  /** Counts up from 1. */
  String revision() default "1";
}
