import { scopeOf } from './scope.ts';

const FOCUSABLE = 'a[href], button, input:not([tabindex="-1"])';

/** Nobody has the focus: what had it is gone, or cannot have it any more. */
export function isFocusLost({ ownerDocument }: HTMLElement): boolean {
  return ownerDocument.activeElement === null || ownerDocument.activeElement === ownerDocument.body;
}

export interface Place {
  /** Gives the focus back when what had it was removed. */
  keep(): void;
  destroy(): void;
}

/**
 * Keeps the place of whoever uses a keyboard: when what had the focus is removed from a screen that stays, the focus goes
 * to the first thing that can have it in what still stands around.
 */
export function keepPlace(surface: HTMLElement): Place {
  /** The focused element and all around it, up to its screen. */
  let place: Element[] = [];

  function remember(focused: Element) {
    const screen = focused.closest('[part~="screen"]');
    place = [];
    if (!screen) return;
    for (let at: Element | null = focused; at && at !== screen.parentElement; at = at.parentElement)
      place.push(at);
  }

  const heed = ({ target }: FocusEvent) => remember(target as Element);
  surface.addEventListener('focusin', heed);
  // Markup of a server can be used before a script comes to it.
  const { activeElement } = scopeOf(surface);
  if (activeElement && surface.contains(activeElement)) remember(activeElement);
  return {
    keep() {
      const [focused, ...around] = place;
      if (!focused || focused.isConnected) return;
      place = [];
      if (!isFocusLost(surface)) return;
      for (const ancestor of around) {
        const target = ancestor.isConnected && ancestor.querySelector<HTMLElement>(FOCUSABLE);
        if (target) {
          target.focus();
          return;
        }
      }
    },
    destroy: () => surface.removeEventListener('focusin', heed),
  };
}
