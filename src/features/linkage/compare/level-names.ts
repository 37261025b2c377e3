import type { ComparisonKind } from '../settings.ts';

/** What the levels of each kind of comparison are called, strongest first. Level 0 is nothing to compare. */
export const levelNames: Readonly<Record<ComparisonKind, readonly string[]>> = {
  forename: ['same', 'short form', 'almost same', 'near', 'part or initial', 'in the surname’s place', 'alike', 'different'],
  surname: ['same', 'part of a double name', 'almost same', 'near', 'in the forename’s place', 'alike', 'different'],
  date: ['same', 'same 1 January', 'one slip', 'same year, one not exact', 'two parts same', 'a year apart', 'within ten years', 'different'],
  sex: ['same', 'different'],
  postcode: ['same', 'one slip', 'same sector', 'same district', 'same area', 'different'],
  address: ['same', 'near', 'same street', 'different'],
  place: ['same', 'near', 'different'],
  carer: ['same', 'almost same', 'same surname, forename alike', 'same forename', 'same surname', 'different'],
  identifier: ['same', 'one slip', 'different'],
  email: ['same', 'same name part', 'near', 'different'],
  phone: ['same', 'one slip', 'different'],
  text: ['same', 'near', 'different'],
};
