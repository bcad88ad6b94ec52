import type { WebClient } from '@slack/web-api';
import { faultOf } from './errors.ts';
import type { Access } from './installations.ts';
import type { Log } from './log.ts';
import type { Place } from './origin.ts';
import { untilItWorks } from './patience.ts';

/**
 * Asks Slack once who the token belongs to, and again with growing pauses while Slack does not answer. Cairn runs meanwhile. `known`
 * hears of the workspace then.
 */
export function verifyToken(
  slack: WebClient,
  access: Access,
  log: Log,
  signal: AbortSignal,
  known: (place: Place) => Promise<void>,
): Promise<void> {
  return untilItWorks(
    async () => {
      const answer = await slack.auth.test();
      const { bot_id: botId, user_id: botUser, team_id: tenant = '', enterprise_id: enterprise } = answer;
      Object.assign(access, { botId: botId ?? null, botUser: botUser ?? null });
      log.info({ tenant }, 'Slack knows the token');
      await known({ enterprise: enterprise ?? '', tenant: answer.is_enterprise_install ? '' : tenant });
    },
    (error, wait) => log.warn({ reason: faultOf(error).reason, againInMs: wait }, 'Slack could not check the token; trying again'),
    signal,
  );
}
