import { readFile } from 'node:fs/promises';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const FONTS = ['regular.ttf', 'bold.ttf'];
let ready: Promise<readonly Uint8Array[]> | undefined;

/** A chart as PNG, at twice its size so that it prints. Words are in the typeface that comes with the charts, so every machine draws the same. */
export async function svgAsPng(svg: string): Promise<Uint8Array> {
  ready ??= prepared();
  const fontBuffers = [...(await ready)];
  const drawing = new Resvg(svg, { fitTo: { mode: 'zoom', value: 2 }, font: { fontBuffers, defaultFontFamily: 'Sightline Chart Sans', sansSerifFamily: 'Sightline Chart Sans' } });
  const image = drawing.render();
  try {
    return image.asPng();
  } finally {
    image.free();
    drawing.free();
  }
}

async function prepared(): Promise<readonly Uint8Array[]> {
  await initWasm(await readFile(new URL(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
  return Promise.all(FONTS.map((font) => readFile(new URL(`font/${font}`, import.meta.url))));
}
