import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import { mermaidOf } from './diagrams/mermaid.ts';
import { FOLDER, allPages } from './diagrams/pages.ts';

const pages = allPages();

describe('the pages of the machines', () => {
  it.each([...pages])('%s is what the code says; if not: pnpm diagrams', (file, text) => {
    const target = path.join(FOLDER, file);
    expect(existsSync(target) ? readFileSync(target, 'utf8') : 'no such page').toBe(text);
  });

  it('are of machines that exist', () => {
    expect(readdirSync(FOLDER).filter((file) => !pages.has(file))).toEqual([]);
  });
});

describe('a diagram', () => {
  it('shows states in states, regions side by side, and ways out of them', () => {
    const machine = createMachine({
      id: 'door',
      initial: 'shut',
      states: {
        shut: { on: { 'user.open': 'open' } },
        open: {
          type: 'parallel',
          states: {
            light: { initial: 'off', states: { off: {}, on: { on: { 'user.leave': '#door.gone' } } } },
            bell: {},
          },
        },
        gone: { type: 'final' },
      },
    });
    expect(mermaidOf(machine)).toMatchInlineSnapshot(`
      "stateDiagram-v2
        [*] --> s_shut
        state "shut" as s_shut
        state "open" as s_open {
          state "light" as s_open_light {
            [*] --> s_open_light_off
            state "off" as s_open_light_off
            state "on" as s_open_light_on
          }
          --
          state "bell" as s_open_bell
        }
        state "gone" as s_gone
        s_shut --> s_open : user.open
        s_open --> s_gone : in on, user.leave
        s_gone --> [*]"
    `);
  });
});
