/** The element of the page with an id. The pages are ours, so a missing one is a mistake in them. */
export function byId<Type extends HTMLElement>(id: string, type: new () => Type): Type {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`The page has no ${type.name} "${id}".`);
}

const DONE_MS = 1_500;

/** A button that copies a text, and says so for a moment. */
export function copyButton(id: string, text: () => string): void {
  const button = byId(id, HTMLButtonElement);
  const label = button.textContent;
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(text()).then(
      () => say('Copied'),
      () => say('Not allowed'),
    );
  });
  function say(message: string) {
    button.textContent = message;
    setTimeout(() => (button.textContent = label), DONE_MS);
  }
}
