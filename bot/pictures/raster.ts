import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Twice the size it is drawn in, so that it is sharp on any screen. */
const SCALE = 2;
const LONGEST_MS = 20_000;

/** An SVG as a PNG. Drawing takes a good part of a second, so it is done beside what people wait for, and by a worker that lasts as long as that takes. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const worker = new Worker(new URL('./raster-worker.ts', import.meta.url), { workerData: { svg, scale: SCALE } });
  try {
    const [png] = (await once(worker, 'message', { signal: AbortSignal.timeout(LONGEST_MS) })) as [Uint8Array];
    return png;
  } finally {
    await worker.terminate();
  }
}
