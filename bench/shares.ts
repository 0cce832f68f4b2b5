/**
 * Who spends the time: samples of the processor, each counted for the part of the house (a folder of `src/`) whose
 * code is nearest to the top of the stack. What a part calls in Node, zlib or SQLite counts for it; so does `text/`.
 */
import type { Profiler } from 'node:inspector';

/** Folders that serve others; their time is their callers'. */
const SERVING = new Set(['text', 'model', 'bench', 'pipeline', 'work']);

/** The share of each part in the samples that were not idle, largest first. */
export function sharesOf(profile: Profiler.Profile): Record<string, number> {
  const owners = findOwners(profile.nodes);
  const counts = new Map<string, number>();
  let busy = 0;
  for (const sample of profile.samples ?? []) {
    const owner = owners.get(sample) ?? 'other';
    if (owner === '(idle)') continue;
    busy += 1;
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return Object.fromEntries(
    [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => [name, count / busy]),
  );
}

function findOwners(nodes: readonly Profiler.ProfileNode[]): Map<number, string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const owners = new Map<number, string>();
  const root = nodes[0];
  const waiting: [Profiler.ProfileNode, string][] = root ? [[root, 'other']] : [];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, inherited] = next;
    const owner = ownPart(node) ?? inherited;
    owners.set(node.id, owner);
    for (const child of node.children ?? []) waiting.push([byId.get(child)!, owner]);
  }
  return owners;
}

/** The part that a frame belongs to, or null when it serves whoever called it. */
function ownPart({ callFrame }: Profiler.ProfileNode): string | null {
  if (callFrame.functionName === '(garbage collector)') return 'garbage collection';
  if (callFrame.functionName === '(idle)') return '(idle)';
  const [, path] = /\/build\/src\/(.+)$/.exec(callFrame.url) ?? [];
  if (path === undefined) return null;
  const [part = '', inner = ''] = path.split('/');
  if (SERVING.has(part)) return null;
  return part === 'annotate' && !inner.endsWith('.js') ? inner : part;
}
