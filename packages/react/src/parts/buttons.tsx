import type { IconName } from '@ats-kit/dom';
import type { ButtonView, CopyButtonView } from '@ats-kit/machine';
import { type MouseEvent, memo } from 'react';
import { Icon } from './icon.tsx';

export interface ButtonProps {
  view: ButtonView & { isBusy?: boolean | undefined };
  /** Parts beside `button`: `button-primary`, `button-quiet`, `button-fold`. */
  part?: string | undefined;
  icon?: IconName | undefined;
  /** Parts beside `icon`. */
  iconPart?: string | undefined;
  /** `submit` leaves the act to the form around it, so that Enter in a field does the same. */
  type?: 'button' | 'submit' | undefined;
  /** Id of what is said about it elsewhere. */
  describedBy?: string | undefined;
}

/** A button of a view. */
export const Button = memo(function Button({
  view,
  part = '',
  icon,
  iconPart,
  type = 'button',
  describedBy,
}: ButtonProps) {
  const click = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    if (type === 'button' || currentTarget.form === null) view.press();
  };
  return (
    <button
      type={type}
      part={`button ${part}`.trim()}
      aria-label={view.label}
      aria-describedby={describedBy}
      aria-busy={view.isBusy ? true : undefined}
      aria-disabled={view.isDisabled || view.isBusy ? true : undefined}
      onClick={click}
    >
      {icon && <Icon name={icon} part={iconPart ?? ''} />}
      {view.text}
    </button>
  );
});

/** A square button with an icon alone; its text is said, not shown. */
export const IconButton = memo(function IconButton({ view, icon }: { view: ButtonView; icon: IconName }) {
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
});

export const CopyButton = memo(function CopyButton({
  view,
  part = '',
}: {
  view: CopyButtonView<string>;
  part?: string;
}) {
  const isIcon = part.includes('button-icon');
  return (
    <button
      type="button"
      part={`button ${part}`.trim()}
      data-state={view.state === 'done' ? 'done' : undefined}
      aria-label={isIcon ? (view.label ?? view.text) : view.label}
      onClick={view.press}
    >
      <Icon name={view.icon} />
      {!isIcon && view.text}
    </button>
  );
});
