/** From the workspace to the shapes of the contract. */
import type {
  Change,
  EventAnswer,
  Hit,
  PageAnswer,
  PageSummary,
  Telling,
  WorkspaceAnswer,
} from '../contract/index.ts';
import type { CheckedEvent, Member, Page } from '../model/index.ts';
import type { Found, PageSummary as Stored, Workspace } from '../store/index.ts';

export async function workspaceAnswer(
  workspace: Workspace,
  own: Pick<WorkspaceAnswer, 'version' | 'token'>,
): Promise<WorkspaceAnswer> {
  const { pages, origins, events, disputed } = await workspace.counts();
  return { ...(await revisionsOf(workspace)), pages, origins, events, disputed, ...own };
}

/** What the workspace is at. */
export async function changeOf(workspace: Workspace): Promise<Change> {
  return { ...(await revisionsOf(workspace)), pages: (await workspace.counts()).pages };
}

/** What differs whenever anything does: two numbers, where counting goes through every page. */
export async function revisionsOf(workspace: Workspace): Promise<Omit<Change, 'pages'>> {
  const dossier = (await workspace.dossierBasis()).revision;
  return { revision: await workspace.revision(), dossier };
}

export async function pageSummary(workspace: Workspace, stored: Stored): Promise<PageSummary> {
  const versions = await workspace.versions(stored.id);
  return {
    ...stored,
    copies: await workspace.copiesOf(stored.id),
    versions: versions.map((version) => version.id).filter((id) => id !== stored.id),
  };
}

export async function pageAnswer(workspace: Workspace, id: string): Promise<PageAnswer | null> {
  const stored = await workspace.page(id);
  if (!stored) return null;
  const versions = await workspace.versions(id);
  return {
    page: stored.page,
    source: stored.article.page,
    group: await workspace.groupOf(id),
    versions: versions.map(({ id, fetchedAt, sha256 }) => ({ id, fetched_at: fetchedAt, sha256 })),
  };
}

export async function eventAnswer(workspace: Workspace, id: string): Promise<EventAnswer | null> {
  const event = await workspace.event(id);
  return event ? { event, tellings: await findTellings(workspace, event) } : null;
}

async function findTellings(workspace: Workspace, event: CheckedEvent): Promise<Telling[]> {
  const pages = new Map<string, Page | null>();
  const tellings: Telling[] = [];
  for (const member of event.members) {
    const page = pages.has(member.path) ? pages.get(member.path)! : await pageOf(workspace, member.path);
    pages.set(member.path, page);
    const telling = page && tellingOf(page, member);
    if (telling) tellings.push(telling);
  }
  return tellings;
}

/** Members name pages as the dossier knows them: by path, address or id. */
async function pageOf(workspace: Workspace, name: string): Promise<Page | null> {
  const id = await workspace.idOfName(name);
  return id === null ? null : ((await workspace.page(id))?.page ?? null);
}

function tellingOf(page: Page, member: Member): Telling | null {
  const event = page.events.find((event) => event.id === member.event);
  if (!event) return null;
  const { title, site, published } = page.article;
  return {
    path: page.path ?? page.url ?? page.id,
    page: page.id,
    title,
    site,
    published,
    event,
    claims: page.claims.filter((claim) => event.claims.includes(claim.id)),
    context: contextOf(page, event.sentence),
  };
}

/** The block around the sentence; where the sentence lies outside the text, the sentence itself. */
function contextOf(page: Page, sentence: Page['events'][number]['sentence']): Telling['context'] {
  const block =
    (sentence.in ?? 'text') === 'text'
      ? page.article.blocks.find((block) => block.from <= sentence.from && sentence.to <= block.to)
      : undefined;
  const { from, to } = block ?? sentence;
  return { from, to, text: block ? page.article.text.slice(from, to) : sentence.text };
}

export function hitOf({ page, sentences }: Found): Hit {
  return {
    page: page.id,
    title: page.title,
    site: page.site,
    published: page.published,
    sentences: sentences.map(({ text, marks }) => ({
      text,
      marks: marks.map(({ from, to }) => ({ from, to })),
    })),
  };
}
