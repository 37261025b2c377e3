export { drawGenogram } from './draw-genogram.ts';
export { familyOn, happenedBy, namedElsewhere, type Family, type FamilyOn, type FamilyPerson, type Home, type Parent, type Sex, type Standing, type Twins, type Union } from './family.ts';
export { personKey, personToken } from './person-key.ts';
export { familyInWords, type PersonInWords } from './family-words.ts';
