import type { Words } from '../../../shared/words/words.ts';
import { drawable } from '../drawable.ts';
import { type AccountRef, type Address, type Chat, ChatError, type MessageRef } from '../port.ts';
import type { Conversation, Conversations, Known } from './conversation.ts';
import { drawFile } from './draw-file.ts';
import type { Files } from './files.ts';
import { readReference, referTo } from './reference.ts';
import { renderMessage } from './render.ts';
import type { Outgoing, Seam } from './seam.ts';

export type SendOptions = {
  seam: Seam;
  conversations: Conversations;
  /** Null where Cairn has no address that others can reach. */
  files: Files | null;
  words: Words;
  admins: readonly string[];
};

/** Teams as the dispatcher uses it. */
export function createChat({ seam, conversations, files, words, admins }: SendOptions): Chat {
  async function withPerson({ tenant, user }: AccountRef, signal: AbortSignal): Promise<Conversation> {
    const known = await conversations.withPerson(tenant, user);
    if (known) return stillThere(known);
    const other = await conversations.anyOf(tenant);
    if (!other?.installed) throw new ChatError({ fault: 'final', reason: 'nobody of this organisation has Cairn in Teams' });
    const made = await seam.createPersonal(other, user, signal);
    await conversations.heard(made);
    return made;
  }

  async function inChannel(tenant: string, channel: string): Promise<Conversation> {
    const known = await conversations.byId(tenant, channel);
    if (known?.kind === 'channel') return stillThere(known);
    throw new ChatError({ fault: 'final', reason: 'Cairn knows no such channel', onlyThis: true, channel: 'not-there' });
  }

  const conversationOf = (to: Address, signal: AbortSignal): Promise<Conversation> =>
    to.to === 'person' ? withPerson(to.account, signal) : inChannel(to.channel.tenant, to.channel.channel);

  async function send(to: Address, message: Outgoing, signal: AbortSignal): Promise<MessageRef> {
    const conversation = await conversationOf(to, signal);
    const id = await seam.continue(conversation).send(message, signal);
    return referTo({ tenant: conversation.tenant, conversation: conversation.id, message: id });
  }

  async function lineOf(ref: MessageRef) {
    const { tenant, conversation, message } = readReference(ref);
    const known = await conversations.byId(tenant, conversation);
    if (!known) throw new ChatError({ fault: 'final', reason: 'this conversation is not known any more', onlyThis: true });
    return { line: seam.continue(stillThere(known)), message };
  }

  return {
    platform: 'teams',

    async show(to, card, _mark, signal) {
      return send(
        to,
        drawable(() => renderMessage(card, words)),
        signal,
      );
    },

    async update(ref, card, signal) {
      const { line, message } = await lineOf(ref);
      await line.update(
        message,
        drawable(() => renderMessage(card, words)),
        signal,
      );
    },

    /** A bot may not read what was said before, which is a permission Cairn does not ask for. */
    find: async () => 'cannot-tell',

    async remove(ref, signal) {
      const { line, message } = await lineOf(ref);
      await line.remove(message, signal);
    },

    async sendFile(to, file, _mark, signal) {
      if (!files) throw new ChatError({ fault: 'final', reason: 'Cairn has no address to hand files out at', onlyThis: true });
      const kept = await files.keep(file);
      return send(
        to,
        drawable(() => drawFile(file, kept, words)),
        signal,
      );
    },

    /** A bot has no page of its own in Teams: Home is the message that was asked for last, kept true where it is. */
    async showHome({ tenant, user }, card, signal) {
      const known = await conversations.withPerson(tenant, user);
      const message = known?.installed ? await conversations.home(tenant, known.id) : null;
      if (known === null || message === null) return;
      const drawn = drawable(() => renderMessage(card, words));
      try {
        await seam.continue(known).update(message, drawn, signal);
      } catch (error) {
        if (!(error instanceof ChatError) || error.fault.fault !== 'final' || !error.fault.onlyThis) throw error;
        await conversations.homeIs(tenant, known.id, null);
      }
    },

    async lookUp({ tenant, user }, signal) {
      const where = (await conversations.withPerson(tenant, user)) ?? (await conversations.anyOf(tenant));
      const member = where && (await seam.roster(where, user, signal));
      const admin = admins.includes(user);
      return { name: member?.name ?? '', zone: null, language: null, admin, active: member !== null && where?.installed === true };
    },
  };
}

/** Whoever removed Cairn is not written to, whatever Teams would do with it. */
function stillThere(known: Known): Conversation {
  if (known.installed) return known;
  const isPersonal = known.kind === 'personal';
  throw new ChatError({
    fault: 'final',
    reason: 'Cairn was removed from this conversation',
    ...(isPersonal ? {} : { onlyThis: true, channel: 'not-invited' }),
  });
}
