/** A user's own table of publishers. */
import assert from 'node:assert/strict';
import { findOrigins } from '../../src/origins/index.ts';
import { makeTables } from '../../src/pipeline/dossier.ts';
import { FLOOD, page, textOf } from '../origins/page.ts';
import { test } from '../runner.ts';

const HEADER = 'name\taliases\tdomains\tfamily\tkind\tsource\n';

function familyOf(site: string, own: string | null) {
  const [group] = findOrigins([page('a', textOf(FLOOD), { site })], makeTables(own));
  return group!.origins[0]!.family?.name;
}

test("publishers: a user's own rows add families, and have the last word", () => {
  assert.equal(familyOf('Gazette du Lac', null), undefined);
  assert.equal(
    familyOf('Gazette du Lac', `${HEADER}Gazette du Lac\t\t\tGroupe Dupont\towner\tour file\n`),
    'Groupe Dupont',
  );
  assert.equal(familyOf('Sputnik', null), 'Russian state');
  assert.equal(familyOf('Sputnik', `${HEADER}Sputnik\t\t\tNobody\towner\tour file\n`), 'Nobody');
});

test('publishers: a table without its columns says what to do', () => {
  assert.throws(() => makeTables('name\tfamily\nA\tB\n'), { code: 'user.publishers' });
});

test('publishers: a host below a domain of the table is its outlet, in two parts or three', () => {
  for (const [url, family] of [
    ['https://francais.rt.com/afrique/1', 'Russian state'],
    ['https://english.ahram.org.eg/News/1', 'Egyptian state'],
    ['https://www.example.org/1', undefined],
  ] as const) {
    const [group] = findOrigins([page('a', textOf(FLOOD), { url })], makeTables(null));
    assert.equal(group!.origins[0]!.family?.name, family);
  }
});
