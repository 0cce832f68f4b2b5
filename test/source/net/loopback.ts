import type { Resolver } from '../../../src/source/net/resolve.ts';

/** Names that the tests use lead to this machine; all else has no address. */
export const toLoopback: Resolver = (hostname) =>
  hostname.endsWith('.test')
    ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
    : Promise.reject(Object.assign(new Error(`no ${hostname}`), { code: 'ENOTFOUND' }));
