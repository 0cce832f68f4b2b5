/** Which stretches of our own code ran since it was last asked, by V8's block coverage of this very process. */
import { type Profiler, Session } from 'node:inspector';

export interface Coverage {
  /** Stretches that ran for the first time since `start`. */
  fresh(): number;
  stop(): void;
}

export function startCoverage(isOwn: (url: string) => boolean): Coverage {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const seen = new Set<string>();
  return {
    fresh() {
      const before = seen.size;
      // Posted to the session of the own thread, a command has answered when `post` returns.
      session.post('Profiler.takePreciseCoverage', (error, answer) => {
        if (!error) for (const script of answer.result) if (isOwn(script.url)) note(script, seen);
      });
      return seen.size - before;
    },
    stop: () => session.disconnect(),
  };
}

/** Counts by powers of two tell a loop that ran twice from one that ran a thousand times. */
function note(script: Profiler.ScriptCoverage, seen: Set<string>): void {
  for (const { ranges } of script.functions) {
    for (const { startOffset, endOffset, count } of ranges) {
      if (count > 0)
        seen.add(`${script.scriptId} ${startOffset} ${endOffset} ${Math.min(31 - Math.clz32(count), 8)}`);
    }
  }
}
