import { testJourney } from './journey.ts';

testJourney('access');
