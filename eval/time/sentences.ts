/** Sentences with their times in plain text, so that anybody can add one: `date | words [time](TYPE value mod=… rel=…)`. */
export interface GoldTime {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly type: string;
  readonly value: string | null;
  readonly mod: string | null;
  readonly rel: string | null;
}

export interface GoldSentence {
  readonly id: string;
  readonly date: string;
  readonly text: string;
  readonly times: readonly GoldTime[];
}

const MARK = /\[([^\]]+)\]\(([A-Z]+) ([^\s)]+)((?: (?:mod|rel)=\w+)*)\)/g;

export function parseSentences(content: string, name: string): GoldSentence[] {
  const lines = content.split('\n').filter((line) => line.includes(' | ') && !line.startsWith('#'));
  return lines.map((line, i) => parseSentence(line, `${name}-${i + 1}`));
}

function parseSentence(line: string, id: string): GoldSentence {
  const [date = '', marked = ''] = line.split(' | ');
  const times: GoldTime[] = [];
  let text = '';
  let last = 0;
  for (const match of marked.matchAll(MARK)) {
    text += marked.slice(last, match.index);
    const [, words = '', type = '', value = '', more = ''] = match;
    const field = (key: string): string | null => new RegExp(`${key}=(\\w+)`).exec(more)?.[1] ?? null;
    times.push({
      from: text.length,
      to: text.length + words.length,
      text: words,
      type,
      value: value === '-' ? null : value,
      mod: field('mod'),
      rel: field('rel'),
    });
    text += words;
    last = match.index + match[0].length;
  }
  return { id, date: date.trim(), text: text + marked.slice(last), times };
}
