/** The case: what every screen needs to know of the dossier, asked once. */
import { createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type { PageSummary, WorkspaceAnswer } from '../contract/index.ts';
import type { CheckedEvent } from '../model/dossier.ts';
import { nameOf } from './model/chronology.ts';
import { type Side, sidesOf } from './model/sides.ts';
import { type Answer, useEvents, usePages, useWorkspace } from './server.ts';

export interface Case {
  readonly workspace: WorkspaceAnswer;
  readonly pages: readonly PageSummary[];
  readonly events: readonly CheckedEvent[];
  readonly sides: readonly Side[];
  /** A page by its id or by the name under which the dossier knows it. */
  readonly page: (name: string) => PageSummary | undefined;
  /** The checked event that a page's own event became part of. */
  readonly checked: (page: string, event: string) => CheckedEvent | undefined;
}

const CaseContext = createContext<Case | null>(null);
export const CaseProvider = CaseContext.Provider;

/** The case; only inside a screen. */
export function useCase(): Case {
  const current = useContext(CaseContext);
  if (!current) throw new Error('no case around this screen');
  return current;
}

/** Asks for the case; it fails with the first of its answers that fails. */
export function useCaseAnswer(): Answer<Case> {
  const workspace = useWorkspace();
  const pages = usePages();
  const events = useEvents();
  return useMemo(() => {
    if (workspace.state !== 'ready') return workspace;
    if (pages.state !== 'ready') return pages;
    if (events.state !== 'ready') return events;
    return { state: 'ready', value: caseOf(workspace.value, pages.value, events.value) };
  }, [workspace, pages, events]);
}

function caseOf(
  workspace: WorkspaceAnswer,
  pages: readonly PageSummary[],
  events: readonly CheckedEvent[],
): Case {
  const byName = new Map(pages.flatMap((page) => [[nameOf(page), page] as const, [page.id, page] as const]));
  const keyOf = (name: string, event: string) => `${byName.get(name)?.id ?? name}#${event}`;
  const byMember = new Map(
    events.flatMap((event) =>
      event.members.map((member) => [keyOf(member.path, member.event), event] as const),
    ),
  );
  return {
    workspace,
    pages,
    events,
    sides: sidesOf(events),
    page: (name) => byName.get(name),
    checked: (page, event) => byMember.get(keyOf(page, event)),
  };
}
