import type { StoredState } from "../src/domain/state/stored-state";
import { fitStoredState } from "../src/storage/fit";
import { storedBytes } from "../src/storage/format";
import { everythingOfThe98, manyOrders } from "../test/unit/domain/order/many-orders";

const LIMIT = 32_768;

/** Prints what the log of orders takes of the mailbox's 32,768 bytes. */
export async function run(): Promise<void> {
  const report = (name: string, state: StoredState) => {
    const { bytes, compacted, fits } = fitStoredState(state, LIMIT);
    console.log(
      `${name}: ${storedBytes(state)} bytes whole, ${bytes} of ${LIMIT} kept, ` +
        `${compacted.length} orders without recipients and hashes${fits ? "" : ", DOES NOT FIT"}`,
    );
  };
  report("200 finished orders, two SHA-256 each", manyOrders(200));
  report("200 orders, and ticks and profiles of 98 municipalities", everythingOfThe98(200));
  report("600 finished orders", manyOrders(600));
  const crowded = everythingOfThe98(200);
  const start = performance.now();
  fitStoredState(crowded, LIMIT);
  console.log(`the second of these fitted in ${Math.round(performance.now() - start)} ms`);
}
