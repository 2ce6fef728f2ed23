import { type AtsView, type ScreenName, screenNameOf } from '@ats-kit/dom';
import type { ComponentType, ReactNode } from 'react';
import { useView } from '../view-source.ts';
import { Screen } from './screen.tsx';

/** Renders the inside of a screen from its view. */
export type RenderView<View> = (view: View) => ReactNode;

export interface PartProps<View> {
  /** What stands in the screen instead of our own. Heading, focus and announcements go on as before. */
  children?: RenderView<View> | undefined;
}

/** What to put into the screens of a mode instead of our own, by the name of the screen. */
export type ReplacedScreens<Views> = { [Name in keyof Views]?: RenderView<Views[Name]> | undefined };

function isOn<View extends AtsView>(view: AtsView, name: ScreenName): view is View {
  return screenNameOf(view) === name;
}

/** A component of its own, so that a render function may use hooks. */
function Replacement<View>({ view, render }: { view: View; render: RenderView<View> }) {
  return render(view);
}

interface ScreenPart<View> {
  name: ScreenName;
  inside: ComponentType<{ view: View }>;
  render: RenderView<View> | undefined;
}

/** A screen that stands while the view is its own. */
export function Part<View extends AtsView>({ name, inside: Inside, render }: ScreenPart<View>) {
  const view = useView((present) => (isOn<View>(present, name) ? present : null));
  if (!view) return null;
  return (
    <Screen key={view.screen} view={view} isReplaced={render !== undefined}>
      {render ? <Replacement view={view} render={render} /> : <Inside view={view} />}
    </Screen>
  );
}
