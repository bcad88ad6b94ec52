import type { FilesGetUploadURLExternalResponse, WebClient } from '@slack/web-api';
import { ChatError, type ChatFile } from '../port.ts';
import { limits } from './limits.ts';
import { blockIdOf } from './mark.ts';
import { shorten } from './text.ts';

const UPLOAD_MS = 8_000;

/** The three steps of an upload. Only the last one makes anything visible. Gives the file's id. */
export async function share(slack: WebClient, channel: string, file: ChatFile, mark: string, say = file.title): Promise<string> {
  const bytes = Buffer.from(file.content);
  // The SDK's own name for the alternative text is none that Slack's documentation knows.
  const alt = file.alt ? { alt_txt: shorten(file.alt, limits.altText) } : {};
  const { upload_url: url, file_id: id } = (await slack.apiCall('files.getUploadURLExternal', {
    filename: file.name,
    length: bytes.length,
    ...alt,
  })) as FilesGetUploadURLExternalResponse;
  if (!url || !id) throw new ChatError({ fault: 'final', reason: 'Slack gave no address to upload to', onlyThis: true });
  const uploaded = await fetch(url, {
    method: 'POST',
    body: bytes,
    headers: { 'content-type': file.type },
    redirect: 'error',
    signal: AbortSignal.timeout(UPLOAD_MS),
  }).catch(() => null);
  if (!uploaded?.ok) throw new ChatError({ fault: 'busy', reason: 'the file could not be uploaded' });
  const blocks = [{ type: 'section', block_id: blockIdOf(mark), text: { type: 'plain_text', text: shorten(say, limits.section) } }];
  await slack.apiCall('files.completeUploadExternal', { channel_id: channel, files: [{ id, title: file.title }], blocks });
  return id;
}
