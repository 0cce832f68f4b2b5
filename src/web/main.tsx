/** The workbench's entry: renders the application into the page. */
import { render } from 'preact';

render(<p>recoupe</p>, document.getElementById('app')!);
