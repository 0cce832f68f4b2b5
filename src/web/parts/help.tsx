/** The keys and the marks, in words; and the switch for the keys. */
import type { Ref } from 'preact';
import { change, useSettings, useWords } from '../settings.ts';

export function Help({ dialog }: { readonly dialog: Ref<HTMLDialogElement> }) {
  const { help } = useWords();
  const { keys } = useSettings();
  const list = [
    ['j, k', help.move],
    ['o', help.open],
    ['d', help.compare],
    ['/', help.search],
    ['t', help.timeline],
    ['g d', help.goDossier],
    ['g p', help.goPages],
    ['g s', help.goSources],
    ['?', help.help],
  ] as const;
  return (
    <dialog ref={dialog} aria-labelledby="help-title">
      <h2 id="help-title">{help.title}</h2>
      <dl class="terms">
        {list.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>
        <label>
          <input type="checkbox" checked={keys} onChange={() => change({ keys: !keys })} /> {help.enabled}
        </label>
      </p>
      <h2>{help.marks}</h2>
      <dl class="terms">
        {help.marksList.map(([mark, means]) => (
          <div key={mark}>
            <dt>{mark}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">{help.close}</button>
      </form>
    </dialog>
  );
}
