import type { ComparisonKind } from '../settings.ts';

/** Where learning starts from, and what it is drawn to while there is little to learn from. */
export const usualM: Readonly<Record<ComparisonKind, readonly number[]>> = {
  forename: [0.83, 0.04, 0.06, 0.01, 0.02, 0.01, 0.015, 0.015],
  surname: [0.8, 0.03, 0.06, 0.01, 0.01, 0.02, 0.07],
  date: [0.87, 0.01, 0.05, 0.01, 0.02, 0.01, 0.01, 0.02],
  sex: [0.99, 0.01],
  postcode: [0.72, 0.04, 0.02, 0.06, 0.08, 0.08],
  address: [0.7, 0.08, 0.02, 0.2],
  place: [0.75, 0.07, 0.18],
  carer: [0.75, 0.06, 0.04, 0.05, 0.03, 0.07],
  identifier: [0.95, 0.03, 0.02],
  email: [0.75, 0.05, 0.05, 0.15],
  phone: [0.7, 0.05, 0.25],
  text: [0.75, 0.07, 0.18],
};

/** Brothers and sisters: born apart, and where they live together everything of the household agrees. */
export const usualH: Readonly<Record<ComparisonKind, readonly number[]>> = {
  ...usualM,
  surname: [0.84, 0.05, 0.03, 0.01, 0.01, 0.01, 0.05],
  date: [0.0002, 0.0001, 0.004, 0.01, 0.02, 0.15, 0.74, 0.0757],
  email: [0.3, 0.05, 0.05, 0.6],
};

/** Twins are born on one day; a slip in one record of two still happens. */
export const usualT: readonly number[] = [0.94, 0.005, 0.03, 0.004, 0.01, 0.004, 0.003, 0.004];

/** How often strangers agree: what stands in while there are too few pairs of strangers to count. */
export const usualU: Readonly<Record<ComparisonKind, readonly number[]>> = {
  forename: [0.005, 0.002, 0.001, 0.002, 0.0005, 0.0003, 0.03, 0.9592],
  surname: [0.004, 0.0005, 0.001, 0.001, 0.0003, 0.016, 0.9772],
  date: [0.00015, 0.000005, 0.004, 0.0006, 0.005, 0.15, 0.6, 0.240245],
  sex: [0.5, 0.5],
  postcode: [0.0003, 0.0003, 0.002, 0.015, 0.3, 0.6824],
  address: [0.00005, 0.0001, 0.009, 0.99085],
  place: [0.02, 0.005, 0.975],
  carer: [0.0002, 0.0003, 0.00005, 0.01, 0.004, 0.98545],
  identifier: [0.000001, 0.00001, 0.999989],
  email: [0.00001, 0.0001, 0.0001, 0.99979],
  phone: [0.00001, 0.00001, 0.99998],
  text: [0.03, 0.01, 0.96],
};
