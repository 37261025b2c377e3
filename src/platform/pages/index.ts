export { ASSET_CACHE_CONTROL, createAssets, type Asset, type AssetAddresses, type Assets } from './assets.ts';
export { contentSecurityPolicy } from './content-security-policy.ts';
export { again, file, notFound, redirect, view, type Asked, type Form, type Page, type Reply } from './page.ts';
export { path, type Path, type PathValues } from './path.ts';
export { createRenderer, type Render, type RendererSettings } from './renderer.ts';
export { countOf, dayAndTimeInWords, dayInWords, listInWords, timeInWords } from './words.ts';
