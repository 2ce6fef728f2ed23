import { connection } from 'next/server';
import { setting } from '../settings';
import { Register } from './register';

const RELEASES = [
  {
    title: 'Slack Water',
    artist: 'Maëlle Kervran',
    number: 'HAL 041',
    cover: 'M0 38q10-9 20 0t20 0 20 0v22H0zM41 11a8 8 0 1 0 .1 0z',
  },
  {
    title: 'Nine Sails',
    artist: 'The Iroise Trio',
    number: 'HAL 040',
    cover: 'M29 8v36H7zM33 20v24h18zM7 49h46l-6 6H13z',
  },
  {
    title: 'Fog Signal',
    artist: 'Tomás Oliveira',
    number: 'HAL 039',
    cover: 'M0 8h60v2H0zM0 17h60v4H0zM0 28h60v6H0zM0 41h60v8H0z',
  },
  {
    title: 'Creac’h',
    artist: 'Inès Caradec',
    number: 'HAL 038',
    cover: 'M30 5a25 25 0 1 0 .1 0zM30 14a16 16 0 1 1-.1 0zM30 23a7 7 0 1 0 .1 0z',
  },
];

export default async function Page() {
  // Each visit is rendered anew: its scripts carry a nonce of their own.
  await connection();
  return (
    <main>
      <section className="intro">
        <p className="eyebrow">For our artists</p>
        <h1>Yours, before anyone hears it.</h1>
        <p className="lead">
          Bring the master and the names behind it. Its fingerprint is written on the Allfeat blockchain
          today, and you leave with a code that opens the proof.
        </p>
        <dl>
          <dt>Bring</dt>
          <dd>The recording, its title, who wrote what</dd>
          <dt>Takes</dt>
          <dd>Three minutes, and one block of the chain</dd>
          <dt>Costs</dt>
          <dd>Nothing. Halyard pays</dd>
        </dl>
      </section>
      <div id="register">
        <Register siteKey={setting('ATS_SITE_KEY')} atsUrl={setting('ATS_URL')} />
      </div>
      <section className="releases" id="releases" aria-labelledby="released">
        <h2 id="released">Out now</h2>
        <ul>
          {RELEASES.map(({ title, artist, number, cover }) => (
            <li key={number}>
              <svg viewBox="0 0 60 60" aria-hidden="true">
                <path d={cover} fillRule="evenodd" />
              </svg>
              <strong>{title}</strong>
              <span>{artist}</span>
              <small>{number}</small>
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}
