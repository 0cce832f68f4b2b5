/** What the rest of the house may use of the network. */
export { userAgentOf } from './agent.ts';
export { inflate } from './body.ts';
export { createFetcher, type FetcherOptions } from './fetcher.ts';
export type { Fetched, Fetcher, FetchRequest } from './fetched.ts';
export { FETCH_LIMITS, type FetchLimits } from './limits.ts';
export { itemOf } from './pages.ts';
export type { Refused } from './refusal.ts';
