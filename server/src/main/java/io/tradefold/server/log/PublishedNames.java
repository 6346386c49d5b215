package io.tradefold.server.log;

import io.tradefold.api.Event;
import io.tradefold.api.Published;
import io.tradefold.api.Unrecorded;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Which class stands for which published name. What may be stored is what carries {@link
 * Published}: every event, and the state of every aggregate that has snapshots.
 */
public final class PublishedNames {

  private final Map<String, Class<?>> classes;

  private PublishedNames(Map<String, Class<?>> classes) {
    this.classes = Map.copyOf(classes);
  }

  /**
   * Of these classes.
   *
   * @throws IllegalStateException when one has no name, or two have the same
   */
  public static PublishedNames of(Collection<Class<?>> stored) {
    Map<String, Class<?>> classes = new LinkedHashMap<>();
    for (Class<?> type : stored) {
      Class<?> other = classes.put(published(type).value(), type);
      if (other != null && other != type) {
        throw new IllegalStateException(
            type.getName() + " and " + other.getName() + " are published under the same name");
      }
    }
    return new PublishedNames(classes);
  }

  /** Of every event and every {@link Published} class below the given packages. */
  public static PublishedNames scan(String... packages) {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(Event.class));
    scanner.addIncludeFilter(new AnnotationTypeFilter(Published.class));
    scanner.addExcludeFilter(new AssignableTypeFilter(Unrecorded.class));
    Set<String> names = new TreeSet<>();
    for (String base : packages) {
      scanner.findCandidateComponents(base).stream()
          .map(BeanDefinition::getBeanClassName)
          .forEach(names::add);
    }
    ClassLoader loader = PublishedNames.class.getClassLoader();
    return of(
        names.stream()
            .map(name -> ClassUtils.resolveClassName(name, loader))
            .collect(Collectors.toList()));
  }

  private static Published published(Class<?> type) {
    Published published = type.getAnnotation(Published.class);
    if (published == null) {
      throw new IllegalStateException(
          type.getName() + " is stored in the log, but has no @Published name");
    }
    return published;
  }

  /** Every class with a name. */
  public Collection<Class<?>> all() {
    return classes.values();
  }

  /**
   * @return null when the name is nobody's
   */
  @Nullable Class<?> classOf(String name) {
    return classes.get(name);
  }

  /**
   * @return null when the class is not stored under a name
   */
  @Nullable Published of(Class<?> type) {
    Published published = type.getAnnotation(Published.class);
    return published != null && classes.get(published.value()) == type ? published : null;
  }

  /** Whether this is how the class of that name is published today. */
  boolean isCurrent(String name, @Nullable String revision) {
    Class<?> type = classes.get(name);
    return type != null && published(type).revision().equals(revision);
  }
}
