import { render } from 'preact';
import '../panel/ground.css';
import '../panel/controls.css';
import './tab.css';
import { panelPages } from '../../shared/panel-paths.ts';
import { tabWordsFor } from '../../shared/words/tab.ts';
import { servedBy } from '../panel/host.web.ts';
import { Configure, Outside, Silent } from './pages.tsx';
import { isInside, openTeams, type Teams } from './teams.ts';

const root = document.getElementById('panel')!;
const say = tabWordsFor(navigator.language);

async function begin(): Promise<void> {
  if (!isInside()) return render(<Outside />, root);
  const teams = await openTeams().catch(() => null);
  if (!teams) return render(<Silent />, root);
  render(<Configure />, root);
  offer(teams);
}

/** There is nothing to choose: it can be saved at once. */
function offer({ app, pages }: Teams): void {
  pages.config.registerOnSaveHandler(async (save) => {
    const server = servedBy();
    await pages.config.setConfig({
      entityId: 'plan',
      contentUrl: `${server}${panelPages.tab}`,
      websiteUrl: `${server}${panelPages.panel}`,
      suggestedDisplayName: say.tabName(),
    });
    save.notifySuccess();
  });
  pages.config.setValidityState(true);
  void app.notifySuccess();
}

void begin();
