import { render } from 'preact';
import './ground.css';
import './controls.css';
import './lists.css';
import './pieces.css';
import type { Host } from './host.ts';
import { startPanel } from './start.ts';
import { App } from './views/app.tsx';
import { keepFocus } from './views/focus.ts';
import { Expired } from './views/states.tsx';

/** `WhenExpired` is the page for whoever's token is good no more. */
export function showPanel(host: Host, WhenExpired: typeof Expired = Expired): void {
  const root = document.getElementById('panel')!;
  keepFocus(root);
  void startPanel(host, (model, acts) =>
    render(<App model={model} acts={acts} ownServer={host.ownServer} WhenExpired={WhenExpired} />, root),
  );
}
