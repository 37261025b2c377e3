// Puts the words that are selected in a review's text beside a code. Without this script they are typed, with their paragraph's number.

export function startPassages(root) {
  const text = root.querySelector('[data-review-text]');
  const boxes = root.querySelectorAll('textarea[data-passages]');
  if (!text || boxes.length === 0) return;
  let selected = [];
  document.addEventListener('selectionchange', () => {
    const found = passagesIn(document.getSelection(), text);
    // The press of a button may let go of the selection: what was selected last in the text is meant.
    if (found.length > 0) selected = found;
  });
  for (const box of boxes) addButton(box, () => selected);
}

function addButton(box, selected) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'govuk-button govuk-button--secondary sl-passages__button';
  button.textContent = box.dataset.passages;
  const said = document.createElement('span');
  said.className = 'govuk-hint';
  said.setAttribute('role', 'status');
  button.addEventListener('click', () => {
    const lines = selected();
    if (lines.length === 0) {
      said.textContent = 'Select words in the review first.';
      return;
    }
    const before = box.value.replace(/\s+$/, '');
    box.value = (before === '' ? '' : `${before}\n`) + lines.join('\n');
    said.textContent = `Added ${lines.length === 1 ? 'a passage' : `${lines.length} passages`}.`;
  });
  box.after(button, said);
}

function passagesIn(selection, text) {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  return [...text.querySelectorAll('[data-paragraph]')].flatMap((paragraph) => {
    const words = paragraph.querySelector('.sl-paragraph__words');
    if (!words || !range.intersectsNode(words)) return [];
    const part = document.createRange();
    part.selectNodeContents(words);
    if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
    const quoted = part.toString().replace(/\s+/g, ' ').trim();
    return quoted === '' ? [] : [`${paragraph.dataset.paragraph}: ${quoted}`];
  });
}
