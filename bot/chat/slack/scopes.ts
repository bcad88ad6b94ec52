/** What Cairn asks a workspace for, and nothing more. The manifest says the same. */
export const botScopes = [
  // Spoken to in a channel, to point to the direct messages.
  'app_mentions:read',
  // In direct messages, and a week's numbers in the channel it was invited to: without `chat:write.public` it can write in no other.
  'chat:write',
  'commands',
  // Calendar files, and the picture of a summary.
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
