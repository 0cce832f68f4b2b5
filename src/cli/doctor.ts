/** `recoupe doctor`: what is installed, where the data is, what is missing, and the mend. */
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { writeJson, writeLine } from './output.ts';

interface Finding {
  readonly what: string;
  readonly good: boolean;
  readonly detail: string;
  readonly mend: string | null;
}

const ROOT = new URL('../../../', import.meta.url);

/** What the program needs beside its code, relative to its folder. */
const FILES = [
  { what: 'tables', path: 'data/fr/triggers.tsv' },
  { what: 'generated tables', path: 'data/generated/' },
  { what: 'workbench', path: 'build/web/index.html' },
  { what: 'sample pages', path: 'examples/mali/manifest.jsonl' },
] as const;

export function addDoctor(program: Command): void {
  const command = program.command('doctor').description('what is installed, what is missing, and the mend');
  command
    .option('--workspace <DIR>', 'a workspace to look at', './recoupe-workspace')
    .option('--json', 'one JSON object a line');
  command.addHelpText('after', '\nExample:\n  recoupe doctor');
  command.action(async (options: { workspace: string; json?: boolean }) => {
    const findings = [findNode(), ...FILES.map(findFile), findWorkspace(options.workspace)];
    for (const finding of findings) {
      if (options.json) await writeJson(finding);
      else
        await writeLine(
          `${finding.good ? '✓' : '✗'} ${finding.what}: ${finding.detail}${finding.mend ? `. ${finding.mend}` : ''}`,
        );
    }
    if (findings.some(({ good }) => !good)) process.exitCode = 3;
  });
}

function findNode(): Finding {
  const [major, minor] = process.versions.node.split('.').map(Number) as [number, number];
  const good = major > 20 || (major === 20 && minor >= 19);
  return {
    what: 'Node',
    good,
    detail: process.versions.node,
    mend: good ? null : 'Install Node 20.19 or newer.',
  };
}

function findFile({ what, path }: { readonly what: string; readonly path: string }): Finding {
  const file = fileURLToPath(new URL(path, ROOT));
  const good = existsSync(file);
  return {
    what,
    good,
    detail: good ? file : `${file} is missing`,
    mend: good ? null : 'Run "npm run build".',
  };
}

/** No workspace is not a fault: the first `recoupe add` makes it. */
function findWorkspace(folder: string): Finding {
  const file = `${folder}/recoupe.db`;
  const detail = existsSync(file)
    ? `${file}, ${Math.ceil(statSync(file).size / 1024)} KiB`
    : `none in ${folder} yet; "recoupe add" makes it`;
  return { what: 'workspace', good: true, detail, mend: null };
}
