export { chartsOf, tableAsSvg, type Chart } from './chart-of.ts';
export { fitCircles, type Fit } from './euler-fit.ts';
export { svgAsPng } from './png.ts';
