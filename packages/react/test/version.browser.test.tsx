import { version as renderer } from 'react-dom';
import { version } from 'react';
import { expect, it } from 'vitest';
import { expectedMajor, majorOf } from './version.ts';

it('runs on the React that it is told to', () => {
  expect([majorOf(version), majorOf(renderer)]).toEqual([expectedMajor, expectedMajor]);
});
