import type { AppsManifestCreateArguments } from '@slack/web-api';
import { botEvents, botScopes, COMMAND, EVENTS_PATH, REDIRECT_PATH } from '../bot/chat/slack/scopes.ts';
import { wordsFor } from '../shared/words/words.ts';

type Manifest = Exclude<AppsManifestCreateArguments['manifest'], string>;

/**
 * The app as Slack is told of it. With a public address Slack calls Cairn there; without one, Cairn calls Slack (Socket
 * Mode) and no address is named anywhere.
 */
export function slackManifest(url: string | null) {
  const { slack } = wordsFor('en-GB');
  const events = url === null ? {} : { request_url: `${url}${EVENTS_PATH}` };
  return {
    _metadata: { major_version: 2, minor_version: 0 },
    display_information: {
      name: slack.appName(),
      description: slack.manifestDescription(),
      long_description: slack.manifestLong(),
      background_color: '#2f6b4f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: slack.appName(), always_online: true },
      slash_commands: [
        {
          command: COMMAND,
          description: slack.commandDescription(),
          usage_hint: slack.commandHint(),
          should_escape: false,
          ...(url === null ? {} : { url: `${url}${EVENTS_PATH}` }),
        },
      ],
    },
    oauth_config: {
      ...(url === null ? {} : { redirect_urls: [`${url}${REDIRECT_PATH}`] }),
      scopes: { bot: [...botScopes] },
    },
    settings: {
      event_subscriptions: { bot_events: [...botEvents], ...events },
      interactivity: { is_enabled: true, ...events, ...(url === null ? {} : { message_menu_options_url: `${url}${EVENTS_PATH}` }) },
      org_deploy_enabled: true,
      socket_mode_enabled: url === null,
      token_rotation_enabled: false,
    },
  } satisfies Manifest;
}
