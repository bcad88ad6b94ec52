import { commands } from '../../bot/chat/teams/commands.ts';
import { panelPages } from '../../shared/panel-paths.ts';
import { wordsFor } from '../../shared/words/words.ts';

const SCHEMA = '1.21';
/** Teams takes a package as newer by this alone; raised with whatever changes in it. */
const VERSION = '1.1.0';

export type TeamsManifest = ReturnType<typeof teamsManifest>;

/**
 * The app as Teams is told of it: a bot, and the panel beside its chat and in meetings. `appId` is the app's in Entra, `url` Cairn's public
 * address. It asks for nothing that would let it read what people write to each other.
 */
export function teamsManifest({ appId, url }: { appId: string; url: string }) {
  const words = wordsFor('en-GB');
  const { teams, tab } = words;
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA,
    version: VERSION,
    id: appId,
    developer: { name: teams.appName(), websiteUrl: url, privacyUrl: `${url}/about`, termsOfUseUrl: `${url}/about` },
    name: { short: teams.appName(), full: teams.appName() },
    description: { short: teams.manifestShort(), full: teams.manifestLong() },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#2F6B4F',
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: [
          { scopes: ['personal'], commands: commands(words) },
          { scopes: ['team', 'groupChat'], commands: commands(words).slice(-1) },
        ],
      },
    ],
    // Its own chat stays what is opened first.
    staticTabs: [
      { entityId: 'conversations', scopes: ['personal'] },
      {
        entityId: 'plan',
        name: tab.planName(),
        contentUrl: `${url}${panelPages.tab}`,
        websiteUrl: `${url}${panelPages.panel}`,
        scopes: ['personal'],
      },
    ],
    configurableTabs: [
      {
        configurationUrl: `${url}${panelPages.configure}`,
        canUpdateConfiguration: false,
        scopes: ['groupChat'],
        context: ['meetingChatTab', 'meetingDetailsTab', 'meetingSidePanel'],
      },
    ],
    webApplicationInfo: { id: appId, resource: resourceOf(appId, url) },
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [new URL(url).host],
    defaultInstallScope: 'personal',
  };
}

/** What Teams asks Entra for a token for, by the name that an administrator gave it there. It has to be of the host that serves the tab. */
export const resourceOf = (appId: string, url: string): string => `api://${new URL(url).host}/${appId}`;
