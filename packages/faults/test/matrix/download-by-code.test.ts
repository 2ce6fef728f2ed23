import { testJourney } from './journey.ts';

testJourney('download by code');
