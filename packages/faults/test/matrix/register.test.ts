import { testJourney } from './journey.ts';

testJourney('register');
