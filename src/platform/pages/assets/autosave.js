// A form with data-autosave="/address" posts its fields there a second after the last change,
// and says so. It keeps nothing back: the same fields go, hidden token included, as when the
// form itself is sent.

const WAIT_MS = 1000;
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: 'numeric', minute: '2-digit', hour12: true });

export function startAutosave(root) {
  for (const form of root.querySelectorAll('form[data-autosave]')) keepSaving(form);
}

function keepSaving(form) {
  const say = liveRegion(form);
  let timer;
  let unsaved = false;
  let sending = Promise.resolve();

  const send = () => {
    clearTimeout(timer);
    if (!unsaved) return;
    unsaved = false;
    // One after the other, because an older draft must never overtake a newer one.
    sending = sending.then(() => save(form)).then(say, () => {
      unsaved = true;
      say('Not saved – you have lost the connection. What you typed is still on this page.');
      timer = setTimeout(send, WAIT_MS * 10);
    });
  };
  const changed = () => {
    unsaved = true;
    clearTimeout(timer);
    timer = setTimeout(send, WAIT_MS);
  };

  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('submit', () => {
    unsaved = false;
    clearTimeout(timer);
  });
  addEventListener('online', send);
  // No "are you sure?" on leaving, because leaving must be fast; what is left is sent on the way out.
  addEventListener('pagehide', () => {
    if (unsaved) void save(form, { keepalive: true }).catch(() => undefined);
  });
}

async function save(form, extra = {}) {
  const answer = await fetch(form.dataset.autosave, {
    method: 'POST',
    headers: { 'X-Requested-With': 'autosave' },
    body: new URLSearchParams(new FormData(form)),
    credentials: 'same-origin',
    redirect: 'manual',
    ...extra,
  });
  if (answer.ok) return `Saved at ${clock.format(new Date()).replace(/\s/g, '')}`;
  if (answer.status === 422) return 'Not saved – somebody else has changed this since you opened it. Save it yourself to see both. What you typed is still on this page.';
  // A redirect (status 0 here) is the way to the sign-in page.
  if (answer.status < 500) return 'Not saved – open this page again in another tab to sign in, then come back here. What you typed is still on this page.';
  throw new Error(`The draft was not saved: ${answer.status}`);
}

function liveRegion(form) {
  const place = form.querySelector('[data-autosave-status]') ?? form.appendChild(document.createElement('p'));
  place.classList.add('govuk-hint', 'sl-autosave');
  place.setAttribute('role', 'status');
  return (words) => {
    place.textContent = words;
  };
}
