/**
 * What the reader chose, kept in this browser alone: language, keys, lit layers, notes in the margin. Storage may be
 * shut off or hold anything: then the defaults stand.
 */
import { useEffect, useState } from 'preact/hooks';
import { type Layer, layers } from './model/notes.ts';
import { en } from './words/en.ts';
import { fr, type Words } from './words/fr.ts';

export interface Settings {
  readonly language: 'fr' | 'en';
  /** Single-letter keys may be switched off (WCAG 2.1.4). */
  readonly keys: boolean;
  readonly lit: readonly Layer[];
  readonly notes: boolean;
}

const STORED = 'recoupe';
let settings: Settings = readSettings();
const listeners = new Set<() => void>();

/** The settings as they stand now. */
export function currentSettings(): Settings {
  return settings;
}

/** Changes some settings, everywhere and for the next visit. */
export function change(changes: Partial<Settings>): void {
  settings = { ...settings, ...changes };
  try {
    localStorage.setItem(STORED, JSON.stringify(settings));
  } catch {
    // Kept for this visit only.
  }
  for (const listener of listeners) listener();
}

/** The settings, rendered anew when they change. */
export function useSettings(): Settings {
  const [current, show] = useState(settings);
  useEffect(() => {
    const listener = () => show(settings);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return current;
}

/** The words of the chosen language. */
export function useWords(): Words {
  return useSettings().language === 'en' ? en : fr;
}

function readSettings(): Settings {
  const stored = readStored();
  return {
    language: stored.language === 'en' || stored.language === 'fr' ? stored.language : browserLanguage(),
    keys: stored.keys !== false,
    lit: Array.isArray(stored.lit) ? layers.filter((layer) => stored.lit!.includes(layer)) : layers,
    notes: typeof stored.notes === 'boolean' ? stored.notes : matchMedia('(min-width: 56em)').matches,
  };
}

function readStored(): Partial<Settings> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? '{}');
    return typeof stored === 'object' && stored !== null ? stored : {};
  } catch {
    return {};
  }
}

/** The first of the browser's languages that there is; French where there is none. */
function browserLanguage(): 'fr' | 'en' {
  const first = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'fr' || tag === 'en');
  return first === 'en' ? 'en' : 'fr';
}
