import { isFocusLost } from './place.ts';
import { scopeOf } from './scope.ts';

export interface Veil {
  /** Makes everything but the veil inert, or gives all of it back. */
  draw(isVeiled: boolean): void;
}

/**
 * While a veil lies over a surface everything else in it is inert: also what a page puts beside our parts, which no
 * framework of ours renders. Afterwards the focus goes back to what had it.
 */
export function createVeil(surface: HTMLElement): Veil {
  /** What was made inert here; what the page itself keeps inert stays so. */
  const behind = new Set<Element>();
  let focused: Element | null = null;
  let isDrawn = false;

  function cover() {
    if (!isDrawn) focused = scopeOf(surface).activeElement;
    for (const child of surface.children) {
      if (child.matches('[part~="overlay"]') || child.hasAttribute('inert')) continue;
      child.setAttribute('inert', '');
      behind.add(child);
    }
  }

  function lift() {
    for (const child of behind) child.removeAttribute('inert');
    behind.clear();
    if (surface.contains(focused) && isFocusLost(surface)) (focused as HTMLElement).focus();
    focused = null;
  }

  return {
    draw(isVeiled) {
      if (isVeiled) cover();
      else if (isDrawn) lift();
      isDrawn = isVeiled;
    },
  };
}
