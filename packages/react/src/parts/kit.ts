import { Actions, Button, Field, Footer, Form, Header, Steps } from './index.ts';

/** The parts that every mode has, for the objects that have them all. */
export const kit = { Steps, Footer, Header, Form, Actions, Field, Button };
