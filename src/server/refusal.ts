/** Errors as the contract has them: `{ "error": { "code", "message", "mend" } }`. */
import { RecoupeError } from '../model/index.ts';

/** An answer that refuses. `code` is for programs, `message` and `mend` for people. */
export function refusal(status: number, code: string, message: string, mend: string): Response {
  return Response.json({ error: { code, message, mend } }, { status });
}

/** A request that asks for something that cannot be. */
export class BadRequest extends Error {
  readonly code: string;
  readonly mend: string;

  constructor(code: string, message: string, mend: string) {
    super(message);
    this.code = code;
    this.mend = mend;
  }
}

/** What the environment did is said; a bug is not shown to the asker, only logged. */
export function refusalOf(error: unknown, log: (line: string) => void): Response {
  if (error instanceof BadRequest) return refusal(400, error.code, error.message, error.mend);
  log(oneLine(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  if (error instanceof RecoupeError) return refusal(503, error.code, error.message, error.mend);
  return refusal(500, 'server.bug', 'Something went wrong in recoupe itself.', 'Please report what you did.');
}

const MAX_LINE = 2000;

/** One bounded line without control characters, whatever a request has put into it. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, MAX_LINE);
}
