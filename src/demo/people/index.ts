export { people, type Made, type Sample } from './people.ts';
export { writePeople, type PeopleFiles, type Written } from './write.ts';
