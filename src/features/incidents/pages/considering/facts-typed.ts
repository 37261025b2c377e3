import { readForm, type Question, type Typed } from '../../../../platform/forms/index.ts';
import type { Form } from '../../../../platform/pages/page.ts';
import { childrenIn, withChildAdded, withChildRemoved } from '../../considering/children-typed.ts';
import { wholeSet, type FormPart } from '../../considering/considered-form.ts';

/** Reads the facts of an incident as they were typed, for as many children as the form showed. */
export function readFacts(form: Form, parts: (children: number) => readonly FormPart[], also: readonly Question[] = []): Typed {
  const children = childrenIn({ children: String(form['children'] ?? '') });
  const set = wholeSet(parts(children));
  return { ...readForm({ ...set, questions: [...set.questions, ...also] }, form), children: String(children) };
}

/** What a press on "Add another child" or "Remove child 2" makes of the form; undefined where something else was pressed. */
export function withChildrenChanged(form: Form, typed: Typed): { readonly typed: Typed; readonly goTo: string } | undefined {
  const pressed = String(form['do'] ?? '');
  if (pressed === 'add-child') {
    const added = withChildAdded(typed);
    return { typed: added, goTo: `#child-${childrenIn(added)}` };
  }
  const [, child] = /^remove-child-(\d)$/.exec(pressed) ?? [];
  return child === undefined ? undefined : { typed: withChildRemoved(typed, Number(child)), goTo: '#add-child' };
}
