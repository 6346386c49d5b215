package io.tradefold.command.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.server.ResponseStatusException;

class LargeFilesTest {

  private final LargeFiles files = new LargeFiles(0);

  @Test
  void aThirdLargeFileIsTurnedAwayWhileTwoAreAtWork() throws IOException {
    String answer = files.inTurn(large(), one -> files.inTurn(packed(), two -> third(large())));

    assertThat(answer).isEqualTo("turned away");
  }

  @Test
  void aBodyIsAllThereWhicheverWayItGoes() throws IOException {
    assertThat(files.<Integer>inTurn(large(), body -> body.readAllBytes().length))
        .isEqualTo(2 << 20);
    assertThat(files.<Integer>inTurn(small(), body -> body.readAllBytes().length)).isEqualTo(100);
  }

  @Test
  void aSmallFileNeedsNoTurn() throws IOException {
    String answer = files.inTurn(large(), one -> files.inTurn(large(), two -> third(small())));

    assertThat(answer).isEqualTo("taken");
  }

  @Test
  void aPlaceIsFreeAgainAfterAFailure() throws IOException {
    for (int time = 0; time < 3; time++) {
      assertThatThrownBy(
              () ->
                  files.inTurn(
                      large(),
                      body -> {
                        throw new IOException("the caller went away");
                      }))
          .isInstanceOf(IOException.class);
    }

    assertThat(third(large())).isEqualTo("taken");
  }

  private String third(MockHttpServletRequest request) throws IOException {
    try {
      return files.inTurn(request, body -> "taken");
    } catch (ResponseStatusException refused) {
      assertThat(refused.getStatusCode().value()).isEqualTo(503);
      return "turned away";
    }
  }

  private static MockHttpServletRequest small() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setContent(new byte[100]);
    return request;
  }

  private static MockHttpServletRequest large() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setContent(new byte[2 << 20]);
    return request;
  }

  private static MockHttpServletRequest packed() {
    MockHttpServletRequest request = small();
    request.addHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    return request;
  }
}
