import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { fontFamily, fonts } from '../fonts.ts';

/**
 * Draws one SVG as a PNG and ends. resvg as WebAssembly is one file for every machine and the same bytes on each, without an install
 * script; nothing in an SVG can make it read a file or reach the network.
 */
const { svg, scale } = workerData as { svg: string; scale: number };
const [wasm, ...fontBuffers] = await Promise.all([
  readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))),
  readFile(fonts.regular),
  readFile(fonts.semibold),
]);
await initWasm(wasm);
const drawn = new Resvg(svg, { fitTo: { mode: 'zoom', value: scale }, font: { fontBuffers, defaultFontFamily: fontFamily } }).render();
parentPort!.postMessage(drawn.asPng());
