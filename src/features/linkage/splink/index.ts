export { fromSplink, isSplinkSettings, splinkRefusals, type ImportNote, type SplinkImport } from './import.ts';
export { importJson, importText } from './report.ts';
