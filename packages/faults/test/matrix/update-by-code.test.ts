import { testJourney } from './journey.ts';

testJourney('update by code');
