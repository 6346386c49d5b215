package io.tradefold.query;

import io.tradefold.api.Answer;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.axonframework.messaging.responsetypes.AbstractResponseType;

/** Finds query handlers by what they answer: {@code Answer<Overview>}, not just any answer. */
final class AnswerType<V> extends AbstractResponseType<Answer<V>> {

  private final Class<V> found;

  AnswerType(Class<V> found) {
    super(Answer.class);
    this.found = found;
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
