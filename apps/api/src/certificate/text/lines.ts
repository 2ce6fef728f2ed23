import LineBreaker from 'linebreak';
import type { ShapedGlyph, SubsetFace } from './face.ts';
import type { PreparedText, Run } from './typesetter.ts';

/** A glyph in its line, in points from the line's left end and from its baseline, downwards. */
export interface LineGlyph {
  face: SubsetFace;
  glyph: number;
  /** What it is read as. */
  characters: string;
  x: number;
  y: number;
}

export interface Line {
  glyphs: LineGlyph[];
  /** In points. */
  width: number;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** From left to right as they are seen: rule L2 of the bidirectional algorithm, on runs instead of characters. */
export function visualOrder(runs: readonly Run[]): Run[] {
  const ordered = [...runs];
  const levels = ordered.map(({ level }) => level);
  const lowestOdd = Math.min(...levels.filter((level) => level % 2 === 1));
  for (let level = Math.max(0, ...levels); level >= lowestOdd; level--) {
    for (let start = 0; start < ordered.length; start++) {
      let end = start;
      while ((ordered[end]?.level ?? -1) >= level) end++;
      if (end - start > 1) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end;
    }
  }
  return ordered;
}

function within(runs: readonly Run[], start: number, end: number): Run[] {
  return runs
    .filter((run) => run.start < end && run.end > start)
    .map((run) => ({ ...run, start: Math.max(run.start, start), end: Math.min(run.end, end) }));
}

function shapeRun(text: string, run: Run): readonly ShapedGlyph[] {
  const direction = run.level % 2 === 1 ? 'rtl' : 'ltr';
  return run.face?.shape(run.shown ?? text.slice(run.start, run.end), direction) ?? [];
}

/** Width of a part of a text at a size of 1. */
function widthOf({ text, runs }: PreparedText, start: number, end: number): number {
  return within(runs, start, end).reduce((width, run) => {
    const units = shapeRun(text, run).reduce((sum, { advance }) => sum + advance, 0);
    return width + units / (run.face?.program.unitsPerEm ?? 1);
  }, 0);
}

function setLine({ text, runs }: PreparedText, start: number, end: number, size: number): Line {
  const glyphs: LineGlyph[] = [];
  let pen = 0;
  for (const run of visualOrder(within(runs, start, end))) {
    const { face } = run;
    if (!face) continue;
    const own = text.slice(run.start, run.end);
    const scale = size / face.program.unitsPerEm;
    for (const { glyph, advance, right, up, characters } of shapeRun(text, run)) {
      const read = run.shown === undefined ? characters : own;
      glyphs.push({ face, glyph, characters: read, x: pen + right * scale, y: -up * scale });
      pen += advance * scale;
    }
  }
  return { glyphs, width: pen };
}

const trimmedEnd = (text: string, start: number, end: number) =>
  start + text.slice(start, end).trimEnd().length;
const trimmedStart = (text: string, start: number, end: number) =>
  end - text.slice(start, end).trimStart().length;

/** Where a line may end: by the rules of the writing, and between any two characters where a single word is too long. */
function opportunities(prepared: PreparedText, maxWidth: number): number[] {
  const { text } = prepared;
  const breaker = new LineBreaker(text);
  const breaks: number[] = [];
  let previous = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const { position } = next;
    if (widthOf(prepared, previous, trimmedEnd(text, previous, position)) > maxWidth)
      for (const { index } of graphemes.segment(text.slice(previous, position)))
        if (index > 0) breaks.push(previous + index);
    breaks.push(position);
    previous = position;
  }
  return breaks;
}

/** Breaks a text into lines of at most `maxWidth` points. A text without anything to see has no lines. */
export function setLines(prepared: PreparedText, maxWidth: number, size: number): Line[] {
  const { text } = prepared;
  const limit = maxWidth / size;
  const lines: Line[] = [];
  const close = (start: number, end: number) => {
    const from = trimmedStart(text, start, end);
    const to = trimmedEnd(text, from, end);
    if (to > from) lines.push(setLine(prepared, from, to, size));
  };
  let start = 0;
  let end = 0;
  for (const position of opportunities(prepared, limit)) {
    if (end > start && widthOf(prepared, start, trimmedEnd(text, start, position)) > limit) {
      close(start, end);
      start = end;
    }
    end = position;
  }
  close(start, end);
  return lines;
}
