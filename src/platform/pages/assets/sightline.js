import { initAll } from './govuk-frontend.js';
import { startAutosave } from './autosave.js';
import { startCopying } from './copy-text.js';
import { startOnlyIf } from './only-if.js';

initAll();
startAutosave(document);
startCopying(document);
startOnlyIf(document);
