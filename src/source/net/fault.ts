/** What a failed connection or a broken answer is called: the codes of the system, TLS and the parser, as refusals. */
import { type Refusal, RefusalError, type Refused, refuse, shown } from './refusal.ts';

interface Fault {
  /** Fits the code of the error, or where it has none its name. */
  readonly test: RegExp;
  readonly code: string;
  readonly what: string;
  readonly retry: Refused['retry'];
}

/** In this order: the first that fits names the fault, and the last fits whatever else has a code. */
const FAULTS: readonly Fault[] = [
  {
    test: /HEADERS?_OVERFLOW/,
    code: 'net.header',
    what: 'sent a head that is too large',
    retry: 'later',
  },
  {
    test: /^HPE_|HTTPParserError|UND_ERR_(?:INVALID|RES|NOT_SUPPORTED)/,
    code: 'net.protocol',
    what: 'did not answer in HTTP',
    retry: 'later',
  },
  {
    test: /^(?:ENOTFOUND|ENODATA|ESERVFAIL|EAI_|EBADNAME|EREFUSED|ENONAME)/,
    code: 'net.dns',
    what: 'has no address that could be found',
    retry: 'later',
  },
  {
    test: /^(?:CERT_|ERR_TLS|ERR_SSL|EPROTO|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_)/,
    code: 'net.tls',
    what: 'could not prove who it is',
    retry: 'later',
  },
  { test: /TIMEDOUT|TIMEOUT/, code: 'net.timeout', what: 'did not answer in time', retry: 'soon' },
  {
    test: /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES|EPERM)/,
    code: 'net.connect',
    what: 'does not take connections',
    retry: 'later',
  },
  { test: /./, code: 'net.cut', what: 'broke off', retry: 'soon' },
];

/** The refusal that an error amounts to; null for what is no fault of the network, but ours. */
export function refusalOf(error: unknown, host: string, signal: AbortSignal): Refusal | null {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if (cause instanceof RefusalError) return cause.refusal;
  }
  if (signal.aborted && signal.reason instanceof RefusalError) return signal.reason.refusal;
  const code = codeOf(error);
  const fault = FAULTS.find(({ test }) => test.test(code));
  if (!fault) return null;
  return refuse(fault.code, `${shown(host)} ${fault.what} (${shown(code)}).`, fault.retry).refusal;
}

/** An error without a code is a bug of ours, but for those of undici's parser, which has no code for every fault. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.name === 'HTTPParserError' ? error.name : '';
}
