/**
 * The commands that answer JSON lines: one object in, one object out, in order. A line that cannot be read gets
 * `{"error"}` in its place, the others go on, and the exit code is 1.
 */
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { say, writeJson } from './output.ts';

/** Answers one parsed line; throws an `Error` whose message says what is wrong with it. */
export type Answer = (line: Readonly<Record<string, unknown>>) => unknown;

/** A command `name --jsonl` over standard input; `load` is called once. */
export function addLines(
  program: Command,
  name: string,
  description: string,
  example: string,
  load: () => Answer,
): Command {
  const command = program
    .command(name)
    .description(description)
    .option('--jsonl', 'read JSON lines on standard input');
  command.addHelpText('after', `\nExample:\n  ${example}`);
  return command.action(async ({ jsonl }: { jsonl?: boolean }) => {
    if (!jsonl)
      command.error(`error: recoupe ${name} reads JSON lines on standard input: say so with --jsonl`);
    await answerLines(load());
  });
}

/** Answers standard input line by line. */
export async function answerLines(answer: Answer): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() !== '') await writeJson(answerLine(answer, line, number));
  }
}

function answerLine(answer: Answer, line: string, number: number): unknown {
  try {
    return answer(parseLine(line));
  } catch (error) {
    const reason = `line ${number}: ${error instanceof Error ? error.message : String(error)}`;
    say(reason);
    process.exitCode = 1;
    return { error: reason };
  }
}

function parseLine(line: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(line);
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new Error('a JSON object is wanted');
}

/** A field that must be a string. */
export function stringField(line: Readonly<Record<string, unknown>>, name: string): string {
  const value = line[name];
  if (typeof value === 'string') return value;
  throw new Error(`"${name}" must be a string`);
}

/** A field that may be absent or null. */
export function optionalString(line: Readonly<Record<string, unknown>>, name: string): string | null {
  return line[name] === undefined || line[name] === null || line[name] === ''
    ? null
    : stringField(line, name);
}
