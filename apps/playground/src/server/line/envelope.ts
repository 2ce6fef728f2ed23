import type { IncomingMessage, ServerResponse } from 'node:http';
import { AtsError, ERRORS, type ErrorCode } from '@ats-kit/protocol';

/** An error in the envelope of the ATS API, for what is answered before the API is asked. */
export function refuse(request: IncomingMessage, response: ServerResponse, code: ErrorCode): void {
  const { message } = new AtsError(code);
  const body = JSON.stringify({ error: { code, message, request_id: 'req_line' } });
  response.writeHead(ERRORS[code].status ?? 503, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(body);
  // Whatever is still being sent is let go by, so that the answer arrives.
  request.resume();
}
