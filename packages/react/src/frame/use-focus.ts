import { type RefObject, useEffect, useRef } from 'react';
import type { AtsView } from '../view-source.ts';

type Surface = RefObject<HTMLElement | null>;

/** The document, or the shadow root that the document knows nothing of. */
const scopeOf = (element: HTMLElement) => element.getRootNode() as Document | ShadowRoot;

/** Nobody has the focus: what had it is gone, or cannot have it any more. */
function isFocusLost({ ownerDocument }: HTMLElement): boolean {
  return ownerDocument.activeElement === null || ownerDocument.activeElement === ownerDocument.body;
}

/**
 * Makes everything but the veil inert while it is there, and then gives the focus back to what had it.
 *
 * By hand: React 18 does not know the attribute, and what a page puts beside our parts has to be inert as well.
 */
export function useVeil(surface: Surface, isVeiled: boolean, screenKey: string): void {
  useEffect(() => {
    const element = surface.current;
    if (!isVeiled || !element) return;
    const { activeElement } = scopeOf(element);
    const behind = Array.from(element.children).filter((child) => !child.matches('[part~="overlay"]'));
    for (const child of behind) child.setAttribute('inert', '');
    return () => {
      for (const child of behind) child.removeAttribute('inert');
      if (element.contains(activeElement) && isFocusLost(element)) (activeElement as HTMLElement).focus();
    };
  }, [surface, isVeiled, screenKey]);
}

/**
 * Moves focus when the view asks for it, but not for the first screen: the page has its own beginning. A heading takes it
 * when its screen comes, and from nobody who fills in a field there: putting right what was refused is no new screen.
 */
export function useFocus(surface: Surface, { key, id }: AtsView['focus'], isVeiled: boolean): void {
  const last = useRef(key);
  useEffect(() => {
    const element = surface.current;
    // What lies behind a veil takes no focus: it gets it afterwards.
    if (isVeiled || !element || last.current === key) return;
    last.current = key;
    const scope = scopeOf(element);
    const screen = element.querySelector<HTMLElement>('[part~="screen"]');
    const target = scope.getElementById(id) ?? screen;
    const isBeginning = target === screen || target?.matches('[part~="heading"]');
    if (isBeginning && screen?.contains(scope.activeElement) && scope.activeElement?.matches('input')) return;
    target?.focus();
  }, [surface, key, id, isVeiled]);
}

const FOCUSABLE = 'a[href], button, input:not([tabindex="-1"])';

/**
 * Keeps the place of whoever uses a keyboard: when what had the focus is removed, it goes to the first thing that can
 * have it in what still stands around.
 *
 * @returns what to do when something gets the focus
 */
export function useKeptPlace(screen: Surface): (focused: Element) => void {
  /** The focused element and all around it. */
  const place = useRef<Element[]>([]);
  useEffect(() => {
    const element = screen.current;
    const [focused, ...around] = place.current;
    if (!element || !focused || focused.isConnected) return;
    place.current = [];
    if (!isFocusLost(element)) return;
    for (const ancestor of around) {
      const target = ancestor.isConnected && ancestor.querySelector<HTMLElement>(FOCUSABLE);
      if (target) {
        target.focus();
        return;
      }
    }
  });
  return (focused) => {
    place.current = [];
    for (let at: Element | null = focused; at && at !== screen.current?.parentElement; at = at.parentElement)
      place.current.push(at);
  };
}
