import { render } from 'preact';
import '../panel/ground.css';
import '../panel/controls.css';
import './tab.css';
import { panelWordsFor } from '../../shared/words/panel.ts';
import { showPanel } from '../panel/show.tsx';
import { Loading } from '../panel/views/states.tsx';
import { tabHost } from './host.tab.ts';
import { Outside, Silent, Unknown, Unsaid } from './pages.tsx';
import { signOn } from './sign-on.ts';
import { isInside, openTeams } from './teams.ts';

const root = document.getElementById('panel')!;

async function begin(): Promise<void> {
  if (!isInside()) return render(<Outside />, root);
  render(
    <main>
      <Loading say={panelWordsFor(navigator.language)} />
    </main>,
    root,
  );
  const teams = await openTeams().catch(() => null);
  if (!teams) return render(<Silent />, root);
  const { app } = teams;
  const identity = await signOn(teams).catch((error: Error) => {
    app.notifyFailure({ reason: app.FailedReason.AuthFailed, message: error.message });
    return null;
  });
  if (!identity) return render(<Unsaid />, root);
  // Old webviews inside of Teams.
  if (!('Temporal' in globalThis)) await import('../panel/temporal.ts');
  showPanel(tabHost(teams, identity), Unknown);
  await app.notifySuccess();
}

void begin();
