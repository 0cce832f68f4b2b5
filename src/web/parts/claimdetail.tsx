/** A claim laid open: who says it, by whom it came, the words that announce it, the reserve in its own words. */
import type { Claim } from '../../model/claim.ts';
import { useWords } from '../settings.ts';
import { Rule } from './mentiondetail.tsx';
import { Term, Terms } from './terms.tsx';

export function ClaimDetail({ claim }: { readonly claim: Claim }) {
  const words = useWords();
  const { claims } = words;
  return (
    <Terms>
      <Term name={claims.speaker}>
        <span translate={claim.source.kind === 'anonymous' ? undefined : false}>
          {claim.source.name ?? claims.nobody}
        </span>
        {`, ${claims.kinds[claim.source.kind]}`}
      </Term>
      <Term name={claims.through}>
        {claim.chain.length > 0 && <span translate={false}>{claim.chain.join(', ')}</span>}
      </Term>
      <Term name={claims.cue}>
        <q>{claim.cue.text}</q>
      </Term>
      <Term name={claim.direct ? claims.direct : claims.indirect}>
        {claim.content.map(({ from, text }) => (
          <q key={from} class={claim.polarity === '-' ? 'struck' : undefined}>
            {text}
          </q>
        ))}
      </Term>
      <Term name={claims.hedge}>
        {claim.hedge !== 'none' && (
          <>
            {claim.hedge_cues.map(({ from, text }) => (
              <q key={from} class="hedged">
                {text}
              </q>
            ))}{' '}
            {claims.hedges[claim.hedge]}
          </>
        )}
      </Term>
      <Term name={claims.tone}>
        {claim.polarity === '-' ? claims.denied : claims.asserted}, {claims.stances[claim.stance]}
      </Term>
      <Rule rule={claim.rule} />
    </Terms>
  );
}
