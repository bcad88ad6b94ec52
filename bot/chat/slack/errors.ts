import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { codesIn, connectionOf } from '../connection.ts';
import { type ChannelTrouble, ChatError, type ChatFault } from '../port.ts';

/** Slack said it did nothing and will again do something. */
const TRY_AGAIN = new Set(['service_unavailable', 'team_added_to_org', 'request_timeout', 'ratelimited', 'rate_limited']);
/** Slack itself does not know how far it came. */
const UNKNOWN = new Set(['internal_error', 'fatal_error']);
const DEFAULT_WAIT = 30_000;

const REASONS: Record<string, string> = {
  account_inactive: 'Cairn’s installation was closed in Slack',
  user_not_found: 'Slack knows nobody by this id',
  user_disabled: 'the account was closed in Slack',
  users_not_found: 'Slack knows nobody by this id',
  user_not_visible: 'this account is not visible to Cairn',
  cannot_dm_bot: 'this account is an app',
  channel_not_found: 'the channel does not exist or Cairn cannot see it',
  is_archived: 'the channel is archived',
  not_in_channel: 'Cairn was not invited to the channel',
  restricted_action: 'the workspace does not let Cairn write there',
  token_revoked: 'Cairn was removed from the workspace',
  token_expired: 'Cairn’s access to the workspace ran out',
  invalid_auth: 'Slack does not accept Cairn’s access',
  not_authed: 'Slack does not accept Cairn’s access',
  missing_scope: 'Cairn was not given the permission this needs',
  message_not_found: 'the message is gone',
  cant_update_message: 'the message cannot be changed',
  edit_window_closed: 'the message can no longer be changed',
};

/** These mean the token is dead, so whatever was remembered of the installation is stale. */
const DEAD_TOKEN = new Set(['token_revoked', 'token_expired', 'invalid_auth', 'not_authed', 'account_inactive']);

/** Only these say that there is nobody to write to. Whatever else Slack refuses, it refuses this message, and the account stays. */
const NOBODY_THERE = new Set(['user_not_found', 'users_not_found', 'user_disabled', 'user_not_visible', 'cannot_dm_bot']);

/** A private channel that Cairn was not invited to is, to Slack, not there. */
const CHANNEL: Record<string, ChannelTrouble> = {
  not_in_channel: 'not-invited',
  channel_not_found: 'not-there',
  is_archived: 'archived',
  restricted_action: 'not-allowed',
  restricted_action_read_only_channel: 'not-allowed',
};

export function chatError(error: unknown): ChatError {
  return error instanceof ChatError ? error : new ChatError(faultOf(error));
}

export function faultOf(error: unknown): ChatFault {
  if (error instanceof ChatError) return error.fault;
  if (error instanceof WebAPIRateLimitedError) return after(error.retryAfter * 1000, 'Slack asked to wait');
  if (error instanceof WebAPIPlatformError) return faultOfAnswer(String(error.data.error), error.data.response_metadata);
  if (error instanceof WebAPIHTTPError) return faultOfStatus(error.statusCode);
  if (error instanceof WebAPIRequestError) return faultOfConnection(error.original);
  return faultOfConnection(error);
}

/** Slack's own error code, where there is one. */
export function codeOf(error: unknown): string | null {
  return error instanceof WebAPIPlatformError ? String(error.data.error) : null;
}

export function isDeadToken(error: unknown): boolean {
  return DEAD_TOKEN.has(codeOf(error) ?? '');
}

function faultOfAnswer(code: string, metadata: unknown): ChatFault {
  // Anything but a code is some proxy's page with a status of 200.
  if (!/^[a-z_]{2,60}$/.test(code)) return { fault: 'unclear', reason: 'Slack’s answer could not be read' };
  if (UNKNOWN.has(code)) return { fault: 'unclear', reason: `Slack answered ${code}` };
  if (code === 'ratelimited' || code === 'rate_limited') {
    const seconds =
      typeof metadata === 'object' && metadata !== null && 'retryAfter' in metadata ? Number(metadata.retryAfter) : Number.NaN;
    return after(Number.isFinite(seconds) ? seconds * 1000 : DEFAULT_WAIT, 'Slack asked to wait');
  }
  if (TRY_AGAIN.has(code)) return { fault: 'busy', reason: `Slack answered ${code}` };
  // A dead token is the workspace's trouble, not its reader's: what is due waits for a new one, as long as it is worth saying.
  if (DEAD_TOKEN.has(code)) return { fault: 'busy', reason: REASONS[code]! };
  const reason = REASONS[code] ?? `Slack answered ${code}`;
  if (NOBODY_THERE.has(code)) return { fault: 'final', reason };
  const channel = CHANNEL[code];
  return { fault: 'final', reason, onlyThis: true, ...(channel ? { channel } : {}) };
}

function faultOfStatus(status: number): ChatFault {
  if (status >= 500 || status === 408) return { fault: 'unclear', reason: `Slack answered with status ${status}` };
  return { fault: 'final', reason: `Slack answered with status ${status}`, onlyThis: true };
}

function faultOfConnection(error: unknown): ChatFault {
  switch (connectionOf(codesIn(error))) {
    case 'never made':
      return { fault: 'busy', reason: 'Slack could not be reached' };
    case 'not trusted':
      return { fault: 'busy', reason: 'the connection to Slack is not to be trusted: its certificate does not check' };
    case 'broken':
      return { fault: 'unclear', reason: 'the connection to Slack broke before it answered' };
  }
}

function after(milliseconds: number, reason: string): ChatFault {
  return { fault: 'after', milliseconds: Math.max(milliseconds, 1_000), reason };
}
