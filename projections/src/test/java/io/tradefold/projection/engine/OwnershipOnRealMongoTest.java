package io.tradefold.projection.engine;

import io.tradefold.stores.NeedsRealMongo;
import io.tradefold.stores.RealMongo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same where documents and tokens lie in a real MongoDB. */
@ExtendWith(NeedsRealMongo.class)
final class OwnershipOnRealMongoTest extends OwnershipTest {

  @Override
  Rig newRig() {
    return new Rig(new RealMongo());
  }
}
