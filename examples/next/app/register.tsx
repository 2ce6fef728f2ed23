'use client';

import { AtsRegister, type AtsRegisterProps } from '@ats-kit/react';

/** The border between server and client: what stands here is rendered on the server, and comes to life in the browser. */
export function Register({ siteKey, atsUrl }: Pick<AtsRegisterProps, 'siteKey' | 'atsUrl'>) {
  return <AtsRegister siteKey={siteKey} atsUrl={atsUrl} tokenUrl="/api/ats-token" />;
}
