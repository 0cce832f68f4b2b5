/**
 * The kinds of event, and their codes in the public codebooks.
 *
 * PLOVER is TYPE/mode(context), CAMEO the full code, ACLED "event type > sub-type"; null where a codebook has no
 * place for the kind. UCDP's type of violence depends on the parties and on deaths: `ucdp` says only which types are
 * possible. Sources: the CAMEO manual, the PLOVER manual with its CAMEO2PLOVER-2021 table, the ACLED codebook and the
 * UCDP GED codebook. The order is the one in which the interface lists them.
 */
export const eventTypes = [
  'coup',
  'power-change',
  'detain',
  'release',
  'security-reinforce',
  'force-deploy',
  'force-withdraw',
  'force-redeploy',
  'org-exit',
  'pact-sign',
  'pact-break',
  'sanction',
  'expel',
  'media-ban',
  'town-capture',
  'town-hold',
  'town-leave',
  'clash',
  'attack',
  'shelling',
  'air-strike',
  'bombing',
  'suicide-attack',
  'civilians-killed',
  'abduct',
  'loot',
  'destroy',
  'protest',
  'rally',
  'meet',
  'call',
  'negotiate',
  'promise',
  'statement',
  'praise',
  'recognise',
  'accuse',
  'denounce',
  'deny',
  'claim-responsibility',
  'threaten',
  'request-help',
  'arms-deliver',
  'train',
  'aid',
  'elect',
] as const;

export type EventType = (typeof eventTypes)[number];

export interface TypeCodes {
  readonly plover: string | null;
  readonly cameo: string | null;
  readonly acled: string | null;
  readonly ucdp: readonly (1 | 2 | 3)[];
}

const strategic = (sub: string) => `Strategic developments > ${sub}`;
const code = (
  plover: string | null,
  cameo: string | null,
  acled: string | null = null,
  ...ucdp: (1 | 2 | 3)[]
): TypeCodes => ({ plover, cameo, acled, ucdp });

const OTHER = strategic('Other');
const GROUP_CHANGE = strategic('Change to group/activity');
const TRANSFER = strategic('Non-violent transfer of territory');
const LOOTING = strategic('Looting/property destruction');
const ATTACK = 'Violence against civilians > Attack';

export const typeCodes: Readonly<Record<EventType, TypeCodes>> = {
  coup: code('COERCE/-(pro_autocracy)', '190', OTHER, 1),
  'power-change': code('RETREAT/resign', '0831', OTHER),
  detain: code('COERCE/arrest', '173', strategic('Arrests')),
  release: code('RETREAT/release', '0841', OTHER),
  'security-reinforce': code('MOBILIZE/police', '153', OTHER),
  'force-deploy': code('MOBILIZE/troops', '154', strategic('Headquarters or base established')),
  'force-withdraw': code('RETREAT/withdraw', '0874', GROUP_CHANGE),
  'force-redeploy': code('RETREAT/withdraw', '0874', GROUP_CHANGE),
  'org-exit': code('SANCTION/withdraw(diplomatic)', '161', OTHER),
  'pact-sign': code('SUPPORT/-', '057', strategic('Agreement')),
  'pact-break': code('SANCTION/discontinue(military)', '1622', OTHER),
  sanction: code('COERCE/restrict(diplomatic)', '163', OTHER),
  expel: code('SANCTION/expel', '166', OTHER),
  'media-ban': code('COERCE/censor(rights_freedoms)', '1721', OTHER),
  'town-capture': code(
    'COERCE/seize(territory)',
    '192',
    'Battles > Non-state actor overtakes territory',
    1,
    2,
  ),
  'town-hold': code(null, null),
  'town-leave': code('RETREAT/withdraw(territory)', '0874', TRANSFER),
  clash: code('ASSAULT/firearms', '193', 'Battles > Armed clash', 1, 2),
  attack: code('ASSAULT/heavy-weapons', '194', 'Battles > Armed clash', 1, 2, 3),
  shelling: code(
    'ASSAULT/heavy-weapons',
    '194',
    'Explosions/Remote violence > Shelling/artillery/missile attack',
    1,
    2,
    3,
  ),
  'air-strike': code('ASSAULT/aerial', '195', 'Explosions/Remote violence > Air/drone strike', 1, 3),
  bombing: code(
    'ASSAULT/explosives',
    '1833',
    'Explosions/Remote violence > Remote explosive/landmine/IED',
    1,
    2,
    3,
  ),
  'suicide-attack': code(
    'ASSAULT/suicide-attack',
    '1831',
    'Explosions/Remote violence > Suicide bomb',
    1,
    2,
    3,
  ),
  'civilians-killed': code('ASSAULT/massacre', '202', ATTACK, 3),
  abduct: code('ASSAULT/abduct', '181', 'Violence against civilians > Abduction/forced disappearance'),
  loot: code('COERCE/seize', '171', LOOTING),
  destroy: code('ASSAULT/destroy', '1712', LOOTING),
  protest: code('PROTEST/demo', '141', 'Protests > Peaceful protest'),
  rally: code('PROTEST/demo(pro-government)', '053', 'Protests > Peaceful protest'),
  meet: code('CONSULT/visit', '042'),
  call: code('CONSULT/phone', '041'),
  negotiate: code('CONSULT/-', '046'),
  promise: code('AGREE/-', '030'),
  statement: code(null, '010'),
  praise: code('SUPPORT/-', '051'),
  recognise: code('SUPPORT/-', '054'),
  accuse: code('ACCUSE/allege', '112'),
  denounce: code('ACCUSE/disapprove', '111'),
  deny: code('REJECT/-', '016'),
  'claim-responsibility': code(null, '015'),
  threaten: code('THREATEN/-', '130'),
  'request-help': code('REQUEST/assist(military)', '0232'),
  'arms-deliver': code('AID/-(military)', '072'),
  train: code('COOPERATE/-(military)', '062'),
  aid: code('AID/-', '070'),
  elect: code(null, null),
};
