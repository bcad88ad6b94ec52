import type { IncomingMessage } from 'node:http';

export type BodyLimits = { mostBytes: number; slowestMs: number };

/** A request's whole body; 413 for one that is too large, 400 for one that breaks off or takes too long. Never rejects. */
export function readBody(request: IncomingMessage, { mostBytes, slowestMs }: BodyLimits): Promise<Buffer | 400 | 413> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const done = (result: Buffer | 400 | 413) => {
      clearTimeout(timer);
      request.off('data', take).off('end', end).off('close', broken).off('error', broken);
      resolve(result);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBytes) done(413);
      else chunks.push(chunk);
    };
    const end = () => done(Buffer.concat(chunks));
    const broken = () => done(400);
    const timer = setTimeout(broken, slowestMs);
    if (Number(request.headers['content-length'] ?? 0) > mostBytes) return done(413);
    request.on('data', take).on('end', end).on('close', broken).on('error', broken);
  });
}

/** Whether a body arrives as it was written, not packed. */
export function isPlain(request: IncomingMessage): boolean {
  const encoding = request.headers['content-encoding'];
  return encoding === undefined || encoding === 'identity';
}

/** The type of the body without its parameters, in small letters; empty where none is given. */
export function contentType(request: IncomingMessage): string {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';', 1);
  return type.trim().toLowerCase();
}
