/** A public custom property and what it is where nobody sets it. */
export interface Token {
  readonly name: `--ats-${string}`;
  readonly syntax: 'color' | 'length' | 'shadow' | 'font' | 'transition';
  /** The default on a page whose `color-scheme` is light. */
  readonly light: string;
  /** The default on a page whose `color-scheme` is dark. */
  readonly dark: string;
  /** The property it is computed from unless it is set itself; then the defaults above are those of the default primary. */
  readonly follows?: `--ats-${string}`;
}

const FONTS =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif";

const color = <Name extends Token['name']>(name: Name, light: string, dark: string = light) =>
  ({ name, syntax: 'color', light, dark }) as const;

/**
 * The public custom properties, in the order of the documentation. Set them on the element, on the root, or on anything
 * above; text, graphics and hover states are derived so that they keep WCAG AA with any primary.
 */
export const TOKENS = [
  color('--ats-primary', '#4db8a8'),
  {
    ...color('--ats-primary-hover', 'color-mix(in oklab, #4db8a8 86%, white)'),
    follows: '--ats-primary',
  },
  {
    ...color(
      '--ats-primary-light',
      'color-mix(in oklab, #4db8a8 12%, #ffffff)',
      'color-mix(in oklab, #4db8a8 12%, #141414)',
    ),
    follows: '--ats-primary',
  },
  color('--ats-text', '#1a1a1a', '#ededed'),
  color('--ats-text-secondary', '#666666', '#a3a3a3'),
  color('--ats-text-muted', '#4a5568', '#b6bcc6'),
  color('--ats-background', '#ffffff', '#141414'),
  color('--ats-background-secondary', '#f5f5f5', '#1d1d1d'),
  color('--ats-border', '#e0e0e0', '#303030'),
  { name: '--ats-radius', syntax: 'length', light: '8px', dark: '8px' },
  { name: '--ats-radius-lg', syntax: 'length', light: '12px', dark: '12px' },
  color('--ats-error', '#dc2626'),
  color('--ats-error-light', '#fef2f2', 'color-mix(in oklab, #dc2626 15%, #141414)'),
  color('--ats-success', '#16a34a'),
  color('--ats-success-light', '#f0fdf4', 'color-mix(in oklab, #16a34a 15%, #141414)'),
  color('--ats-warning', '#d97706'),
  color('--ats-warning-light', '#fffbeb', 'color-mix(in oklab, #d97706 13%, #141414)'),
  {
    name: '--ats-shadow',
    syntax: 'shadow',
    light: '0 1px 3px rgb(0 0 0 / 0.1)',
    dark: '0 1px 3px rgb(0 0 0 / 0.5)',
  },
  {
    name: '--ats-shadow-lg',
    syntax: 'shadow',
    light: '0 4px 6px rgb(0 0 0 / 0.1)',
    dark: '0 4px 6px rgb(0 0 0 / 0.5)',
  },
  { name: '--ats-font-family', syntax: 'font', light: FONTS, dark: FONTS },
  { name: '--ats-transition', syntax: 'transition', light: '150ms ease', dark: '150ms ease' },
] as const satisfies readonly Token[];

export type TokenName = (typeof TOKENS)[number]['name'];
