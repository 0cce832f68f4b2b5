/**
 * Names to addresses. The answer is what is connected to: nobody asks twice, so a name cannot be public for the check
 * and private for the connection.
 */
import { type LookupAddress, promises as dns } from 'node:dns';

/** Every address of a host; rejects, with the code of the system, when it has none. */
export type Resolver = (hostname: string) => Promise<readonly LookupAddress[]>;

const PATIENCE = { timeout: 3000, tries: 2 };
/** The system's own look-up holds one of four threads that also serve files: never more of them than this. */
const SYSTEM_LOOKUPS = 2;

/** Asks the name servers; the system (hosts file, local names) only where they know nothing. */
export function createResolver(): Resolver {
  const servers = new dns.Resolver(PATIENCE);
  const system = limited(SYSTEM_LOOKUPS, (host: string) => dns.lookup(host, { all: true }));
  return async (hostname) => {
    const answers = await Promise.allSettled([servers.resolve4(hostname), servers.resolve6(hostname)]);
    const found = answers.flatMap((answer, i) =>
      answer.status === 'fulfilled'
        ? answer.value.map((address) => ({ address, family: i === 0 ? 4 : 6 }))
        : [],
    );
    return found.length > 0 ? found : system(hostname);
  };
}

/** At most `count` calls of `work` at a time, in the order they came. */
function limited<A, T>(count: number, work: (argument: A) => Promise<T>): (argument: A) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (argument) => {
    if (running >= count) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work(argument);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
