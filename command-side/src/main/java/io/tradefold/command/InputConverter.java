package io.tradefold.command;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/** Hands the bodies of requests to {@link InputMapper}, and leaves all other types alone. */
public final class InputConverter extends AbstractHttpMessageConverter<Input> {

  private final InputMapper mapper;

  public InputConverter(InputMapper mapper) {
    super(MediaType.APPLICATION_JSON);
    this.mapper = mapper;
  }

  @Override
  protected boolean supports(Class<?> type) {
    return Input.class.isAssignableFrom(type);
  }

  @Override
  public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
    return false;
  }

  @Override
  protected Input readInternal(Class<? extends Input> type, HttpInputMessage message)
      throws IOException {
    HttpHeaders headers = message.getHeaders();
    return mapper.read(
        Bodies.open(
            message.getBody(),
            headers.getFirst(HttpHeaders.CONTENT_ENCODING),
            headers.getContentType(),
            Bodies.JSON_LIMIT),
        type);
  }

  @Override
  protected void writeInternal(Input body, HttpOutputMessage message) {
    throw new UnsupportedOperationException("inputs are only read");
  }
}
