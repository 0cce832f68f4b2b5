/** Where a service is and what it wants, as the user configured it. */
import type { RequestLimits } from '../request.ts';

export interface Service {
  /** Without a slash at its end. */
  readonly endpoint: string;
  /** From the environment alone; written nowhere. */
  readonly key: string | null;
  readonly model: string | null;
  readonly limits?: Partial<RequestLimits>;
}
