/** What every mode has beside its screens. */
export { Footer } from '../frame/footer.tsx';
export { Steps } from '../frame/steps.tsx';
export { Button, type ButtonProps } from './buttons.tsx';
export { Field, type FieldProps } from './field.tsx';
export { Actions, Form } from './form.tsx';
export { Header } from './header.tsx';
