// Adds a "Copy" button to each ready text. Without this script the text can still be selected.

export function startCopying(root) {
  if (!navigator.clipboard) return;
  for (const text of root.querySelectorAll('textarea[data-copy]')) addButton(text);
}

function addButton(text) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'govuk-button govuk-button--secondary sl-copy__button';
  button.textContent = text.dataset.copy;
  const said = document.createElement('span');
  said.className = 'govuk-hint sl-copy__said';
  said.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = 'Copied. Paste it into your email.';
    } catch {
      text.select();
      said.textContent = 'Selected. Press Ctrl and C to copy it.';
    }
  });
  text.after(button, said);
}
