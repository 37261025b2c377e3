// Hides a question that hangs on another answer until that answer is given. Without this script
// the question is shown with words that say when to answer it.

export function startOnlyIf(root) {
  for (const part of root.querySelectorAll('[data-only-if]')) follow(part);
}

function follow(part) {
  const form = part.closest('form');
  if (!form) return;
  const wanted = part.dataset.onlyIfIs.split(' ');
  const show = () => {
    const given = [...form.elements].some(
      (control) =>
        control.name === part.dataset.onlyIf &&
        wanted.includes(control.value) &&
        (control.checked || control.tagName === 'SELECT') &&
        // An answer that is itself out of sight was not given.
        !control.closest('[hidden]'),
    );
    part.hidden = !given;
  };
  form.addEventListener('change', show);
  show();
}
