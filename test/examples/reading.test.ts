import { crossCheck } from '../../src/pipeline/dossier.ts';
import { createReader } from '../../src/pipeline/index.ts';
import { readSources } from '../../src/source/index.ts';
import { showChecked } from '../../src/cli/dossier.ts';
import { showPage } from '../../src/cli/read.ts';
import { golden } from '../golden.ts';
import { test } from '../runner.ts';
import { sample } from './gold.ts';

/** The same on a terminal as in a pipe. */
process.env['NO_COLOR'] = '1';

test('sample case: what is read on each page, and what the pages amount to, is what a person last looked at', async () => {
  const reader = createReader();
  const pages = [];
  for await (const item of readSources([], { manifests: [`${sample}/manifest.jsonl`] })) {
    if (item.kind === 'failed') throw new Error(item.reason);
    const { page, doc } = reader.read(item.capture);
    const name = page.path!.split('/').at(-1)!;
    golden(`mali/${name}.txt`, showPage({ ...page, path: name }));
    pages.push({ page: { ...page, path: name }, article: doc });
  }
  golden('mali/dossier.txt', `${crossCheck(pages).events.map(showChecked).join('\n')}\n`);
});
