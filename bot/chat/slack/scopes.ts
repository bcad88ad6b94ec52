/** What Cairn asks a workspace for, and nothing more. The manifest says the same. */
export const botScopes = [
  // Spoken to in a channel, to point to the direct messages.
  'app_mentions:read',
  'chat:write',
  'commands',
  // Calendar files.
  'files:write',
  // Reads its own direct messages: what people write to it, and to find a message it may already have sent.
  'im:history',
  'im:write',
  // Names, time zones, languages; who left.
  'users:read',
] as const;

export const botEvents = ['app_home_opened', 'app_mention', 'app_uninstalled', 'message.im', 'tokens_revoked', 'user_change'] as const;

export const COMMAND = '/mentoring';
export const EVENTS_PATH = '/slack/events';
export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';
