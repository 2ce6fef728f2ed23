import '@ats-kit/theme/ats.css';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import './site.css';

export const metadata: Metadata = {
  title: 'Register a recording · Halyard Records',
  description:
    'For the artists of Halyard Records: put a date and your names on a recording before anyone hears it.',
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <header className="top">
          <a className="mark" href="/">
            Halyard
          </a>
          <nav aria-label="Main">
            <a href="#releases">Releases</a>
            <a href="#register" aria-current="page">
              Register
            </a>
          </nav>
        </header>
        {children}
        <footer className="bottom">
          <p>Halyard Records, quai Malbert, Brest</p>
          <p>Music from the western edge since 2009</p>
        </footer>
      </body>
    </html>
  );
}
