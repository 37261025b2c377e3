import { initAll } from './govuk-frontend.js';
import { startAutosave } from './autosave.js';
import { startCopying } from './copy-text.js';
import { startOnlyIf } from './only-if.js';
import { startPassages } from './passages.js';

initAll();
startAutosave(document);
startCopying(document);
startOnlyIf(document);
startPassages(document);
