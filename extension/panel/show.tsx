import { render } from 'preact';
import './ground.css';
import './controls.css';
import './lists.css';
import './pieces.css';
import type { Host } from './host.ts';
import { startPanel } from './start.ts';
import { App } from './views/app.tsx';
import { Expired } from './views/states.tsx';

/** `Over` is what is said where a token is good no more. */
export function showPanel(host: Host, Over: typeof Expired = Expired): void {
  const root = document.getElementById('panel')!;
  void startPanel(host, (model, acts) => render(<App model={model} acts={acts} ownServer={host.ownServer} Over={Over} />, root));
}
