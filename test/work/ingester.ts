/**
 * A program that adds a source to a workspace until it is killed: `node ingester.js FOLDER SOURCE READER`. What it has
 * stored it names on standard output, after `put` has returned. Not a test itself: the tests start it.
 */
import { writeSync } from 'node:fs';
import { crossCheckStream, DOSSIER_VERSION } from '../../src/pipeline/dossier.ts';
import { readSources } from '../../src/source/index.ts';
import { type Reading, Workspace } from '../../src/store/index.ts';
import { ingest } from '../../src/work/index.ts';

const [folder = '', source = '', reader = ''] = process.argv.slice(2);
try {
  const workspace = await Workspace.open(folder);
  const put = workspace.put.bind(workspace);
  workspace.put = async (readings: readonly Reading[]) => {
    await put(readings);
    writeSync(1, readings.map(({ page }) => `${page.id}\n`).join(''));
  };
  const { failed } = await ingest(workspace, readSources([source]), {
    threads: 2,
    dossier: crossCheckStream,
    dossierVersion: DOSSIER_VERSION,
    ...(reader !== '' && { reader: new URL(reader) }),
  });
  await workspace.close();
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  writeSync(2, `${code}: ${message}\n`);
  process.exitCode = 3;
}
