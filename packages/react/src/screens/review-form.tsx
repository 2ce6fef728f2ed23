import type { FactView, PriceScreenView, PriceView, ReviewStepView } from '@ats-kit/machine';
import { memo } from 'react';
import { Button } from '../parts/buttons.tsx';
import { Actions, Form } from '../parts/form.tsx';
import { Header } from '../parts/header.tsx';
import { Lines } from '../parts/lines.tsx';

const Facts = memo(function Facts({ facts }: { facts: FactView[] }) {
  return (
    <dl part="facts">
      {facts.map((fact) => (
        <div key={fact.term} part="fact">
          <dt>{fact.term}</dt>
          <dd>
            <Lines lines={fact.lines} isName={fact.isName} />
          </dd>
          {fact.edit && (
            <dd part="fact-act">
              <Button view={fact.edit} part="button-quiet" />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
});

const Price = memo(function Price({ price }: { price: PriceView }) {
  return (
    <section
      part="panel price"
      aria-labelledby={price.id}
      data-state={price.isPending ? 'pending' : undefined}
    >
      <h3 part="subheading" id={price.id}>
        {price.heading}
      </h3>
      <dl>
        {price.rows.map((row) => (
          <div key={row.term} part="price-row">
            <dt>{row.term}</dt>
            <dd>{row.value}</dd>
          </div>
        ))}
        <div part="price-row price-total">
          <dt>{price.total.term}</dt>
          <dd>{price.total.amount === null ? price.total.text : <b>{price.total.text}</b>}</dd>
        </div>
      </dl>
      <p part="hint">
        {price.held && (
          <>
            {price.held.text} <span part="number">{price.held.time}</span>
            <br />
          </>
        )}
        {price.hint}
      </p>
    </section>
  );
});

export function ReviewForm({ view }: { view: ReviewStepView }) {
  return (
    <>
      <Header view={view} />
      <Form view={view}>
        <Facts facts={view.facts} />
        <Price price={view.price} />
        <Actions view={view} />
      </Form>
    </>
  );
}

/** The price is known: nothing goes on without a yes. */
export function PriceScreen({ view }: { view: PriceScreenView }) {
  return (
    <>
      <Header view={view} />
      <Facts facts={view.facts} />
      <Price price={view.price} />
      <Actions>
        <Button view={view.cancel} part="button-quiet" />
        <Button view={view.accept} part="button-primary" />
      </Actions>
    </>
  );
}
