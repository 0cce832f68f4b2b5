/** What `recoupe times --jsonl` answers: the times of a plain text that was published on a given day. */
import { readerStage } from '../annotate/reader/index.ts';
import { timesStage } from '../annotate/times/index.ts';
import { loadFrenchReader } from '../french/reader.ts';
import { loadFrenchTimes } from '../french/times.ts';
import type { Timex } from '../model/index.ts';
import { projectData } from './data.ts';
import { articleOfText } from './text.ts';

export interface TimesRequest {
  readonly id: string;
  readonly text: string;
  /** The day of publication, ISO 8601; null when it is not known. */
  readonly date: string | null;
}

export interface TimesAnswer {
  readonly id: string;
  readonly times: readonly Timex[];
}

/** Loading takes a moment: make one and keep it. */
export function createTimesReader(): (request: TimesRequest) => TimesAnswer {
  const reader = readerStage(loadFrenchReader(projectData));
  const times = timesStage(loadFrenchTimes(projectData));
  return ({ id, text, date }) => {
    const doc = times.run({ ...reader.run(articleOfText(text, date)), entities: [] });
    return { id, times: doc.times };
  };
}
