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
    const given = new FormData(form).getAll(part.dataset.onlyIf);
    part.hidden = !wanted.some((value) => given.includes(value));
  };
  form.addEventListener('change', show);
  show();
}
