import type { ButtonView, CopyButtonView } from '@ats-kit/machine';
import { Icon, type IconName } from './icon.tsx';

interface ButtonProps {
  view: ButtonView;
  /** Parts beside `button`: `button-primary`, `button-quiet`, `button-fold`. */
  part?: string | undefined;
  icon?: IconName | undefined;
  iconPart?: string | undefined;
  type?: 'button' | 'submit' | undefined;
}

export function Button({ view, part = '', icon, iconPart, type = 'button' }: ButtonProps) {
  return (
    <button
      type={type}
      part={`button ${part}`.trim()}
      aria-label={view.label}
      aria-disabled={view.isDisabled ? true : undefined}
      onClick={type === 'submit' ? undefined : view.press}
    >
      {icon && <Icon name={icon} part={iconPart ?? ''} />}
      {view.text}
    </button>
  );
}

/** A square button with an icon alone; its text is said, not shown. */
export function IconButton({ view, icon }: { view: ButtonView; icon: IconName }) {
  return (
    <button
      type="button"
      part="button button-quiet button-icon"
      aria-label={view.label ?? view.text}
      onClick={view.press}
    >
      <Icon name={icon} />
    </button>
  );
}

export function CopyButton({ view, part = '' }: { view: CopyButtonView; part?: string }) {
  const isIcon = part.includes('button-icon');
  return (
    <button
      type="button"
      part={`button ${part}`.trim()}
      data-state={view.state === 'done' ? 'done' : undefined}
      aria-label={isIcon ? (view.label ?? view.text) : view.label}
      onClick={view.press}
    >
      <Icon name={view.state === 'done' ? 'check' : 'copy'} />
      {!isIcon && view.text}
    </button>
  );
}
