/** What the pool and its threads say to each other. */
import type { Capture } from '../model/index.ts';
import type { Outcome, Want } from './job.ts';

/** What a thread is started with: the module whose `createReader` it uses. */
export interface ThreadData {
  readonly reader: string;
}

export interface Request {
  readonly capture: Capture;
  readonly want: Want;
}

export type Reply =
  | { readonly kind: 'ready'; readonly version: string }
  /** The reader itself could not be made: no page can be read. */
  | { readonly kind: 'broken'; readonly code: string; readonly message: string; readonly mend: string }
  | { readonly kind: 'done'; readonly outcome: Outcome };
