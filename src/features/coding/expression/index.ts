export { checkExpression, type CodeKnown } from './check.ts';
export { meets, type ValueOf } from './evaluate.ts';
export { codesOf, mentionsOf, type Expression, type Mention, type Operator } from './expression.ts';
export { parseExpression } from './parse.ts';
export { expressionRefusals } from './refusals.ts';
export { renameInExpression } from './rename.ts';
