/** Terms and what they are, one a line; a term without a value is left out, so that nothing empty looks known. */
import type { ComponentChildren } from 'preact';

export function Terms({ children }: { readonly children: ComponentChildren }) {
  return <dl class="terms">{children}</dl>;
}

export function Term({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  if (children === null || children === undefined || children === '' || children === false) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
