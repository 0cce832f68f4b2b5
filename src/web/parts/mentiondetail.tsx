/** What a date, a place or a name in the text was read as: value, how exactly, by which rule. */
import type { Entity, Mention } from '../../model/entity.ts';
import type { Place } from '../../model/place.ts';
import type { Timex } from '../../model/time.ts';
import { showDate } from '../model/dates.ts';
import { useWords } from '../settings.ts';
import { Term, Terms } from './terms.tsx';

export function DateDetail({ time }: { readonly time: Timex }) {
  const words = useWords();
  return (
    <Terms>
      <Term name={words.quote(time.text)}>{showDate(time, words) ?? words.event.notEstablished}</Term>
      <Term name={words.times[time.type]}>{time.precision && words.precisions[time.precision]}</Term>
      <Term name="TIMEX3">{time.value && <code>{time.value}</code>}</Term>
      <Rule rule={time.rule} />
    </Terms>
  );
}

export function PlaceDetail({ place }: { readonly place: Place }) {
  const words = useWords();
  const located = place.lat !== null && place.lon !== null;
  return (
    <Terms>
      <Term name={words.quote(place.text)}>
        <span translate={false}>{place.name}</span>
        {place.country && `, ${countryName(place.country, words.locale)}`}
      </Term>
      <Term name={words.places[place.precision]}>
        {located
          ? `${words.number(round(place.lat!))}°, ${words.number(round(place.lon!))}°`
          : words.places.unlocated}
        {place.radius_km !== null && `, ${words.places.radius(Math.round(place.radius_km))}`}
      </Term>
      <Rule rule={place.rule} />
    </Terms>
  );
}

export function NameDetail({ entity, mention }: { readonly entity: Entity; readonly mention: Mention }) {
  const words = useWords();
  const kind = entity.kind && (words.kinds[entity.kind] ?? entity.kind);
  return (
    <Terms>
      <Term name={words.quote(mention.text)}>
        <span translate={false}>{entity.name}</span>
      </Term>
      <Term name={words.entityTypes[entity.type]}>
        {[
          kind,
          entity.country && countryName(entity.country, words.locale),
          words.mentions(entity.mentions.length),
        ]
          .filter(Boolean)
          .join(', ')}
      </Term>
      <Term name={words.article.readAs}>{mention.sense === 'government' && words.government}</Term>
    </Terms>
  );
}

export function Rule({ rule }: { readonly rule: string }) {
  const { article } = useWords();
  return (
    <Term name={article.rule}>
      <code>{rule}</code>
    </Term>
  );
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}

function countryName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
