export { officialAsLedger, reconcile } from './as-ledger.ts';
export { type OfficialFigure, type OfficialValue } from './figure.ts';
export { isOfficial, readOfficial } from './read-official.ts';
export { officialRefusals } from './refusals.ts';
export { representation, type Represented, type Representation } from './representation.ts';
export { seriesOf, type OfficialSeries } from './series.ts';
