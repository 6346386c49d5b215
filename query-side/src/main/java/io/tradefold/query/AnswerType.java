package io.tradefold.query;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.Answer;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.axonframework.messaging.responsetypes.AbstractResponseType;

/**
 * Finds query handlers by what they answer: {@code Answer<Overview>}, not just any answer. To
 * another process it goes as the name of what is to be found.
 */
final class AnswerType<V> extends AbstractResponseType<Answer<V>> {

  private static final String ANSWERED = Answer.class.getPackageName() + ".";

  private final Class<V> found;

  AnswerType(Class<V> found) {
    super(Answer.class);
    this.found = found;
  }

  /**
   * @throws IllegalArgumentException when it names nothing that is ever answered
   */
  @JsonCreator
  static AnswerType<?> of(String name) {
    if (!name.startsWith(ANSWERED)) {
      throw new IllegalArgumentException("Nothing is answered with a " + name);
    }
    try {
      return new AnswerType<>(Class.forName(name, false, AnswerType.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("Nothing is answered with a " + name, e);
    }
  }

  @JsonValue
  String name() {
    return found.getName();
  }

  @Override
  public boolean matches(Type handled) {
    return handled instanceof ParameterizedType parameterized
        && parameterized.getRawType() == Answer.class
        && parameterized.getActualTypeArguments()[0] == found;
  }

  /** Only {@link #matches matching} handlers answer, so the class is right. */
  @Override
  @SuppressWarnings("unchecked")
  public Class<Answer<V>> responseMessagePayloadType() {
    return (Class<Answer<V>>) (Class<?>) Answer.class;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnswerType<?> that && found == that.found;
  }

  @Override
  public int hashCode() {
    return found.hashCode();
  }

  @Override
  public String toString() {
    return "Answer<" + found.getSimpleName() + ">";
  }
}
