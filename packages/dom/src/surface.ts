import { keepPlace } from './place.ts';
import { scopeOf } from './scope.ts';
import { createVeil } from './veil.ts';

/** What of a view the surface heeds. */
export interface SurfaceView {
  /** What takes the focus, whenever the key is another. */
  focus: { key: string; id: string };
  /** Lies over everything while it is there. */
  overlay: unknown;
}

export interface Surface {
  /** To be called after each rendering of a view, when its elements stand in the document. */
  update(view: SurfaceView): void;
  /** Lets go of the element, and lifts the veil. */
  destroy(): void;
}

/** A heading takes the focus from nobody who fills in a field of its screen: putting right what was refused is no new screen. */
function moveFocus(surface: HTMLElement, id: string): void {
  const scope = scopeOf(surface);
  const screen = surface.querySelector<HTMLElement>('[part~="screen"]');
  const target = scope.getElementById(id) ?? screen;
  const isBeginning = target === screen || target?.matches('[part~="heading"]');
  if (isBeginning && screen?.contains(scope.activeElement) && scope.activeElement?.matches('input')) return;
  target?.focus();
}

/**
 * What a face does by hand to the element around its screens, `part="surface"`: focus goes where the view wants it, the
 * place of a keyboard user is kept, and a veil makes inert what it lies over.
 *
 * The first view moves no focus: the page has its own beginning.
 */
export function createSurface(element: HTMLElement): Surface {
  const place = keepPlace(element);
  const veil = createVeil(element);
  let last: string | undefined;
  return {
    update({ focus: { key, id }, overlay }) {
      const isVeiled = overlay !== null;
      place.keep();
      veil.draw(isVeiled);
      last ??= key;
      // What lies behind a veil takes no focus: it gets it afterwards.
      if (isVeiled || last === key) return;
      last = key;
      moveFocus(element, id);
    },
    destroy() {
      place.destroy();
      veil.draw(false);
    },
  };
}
