/** Where `token-url` leads. The secret key goes from here to the ATS API, and nowhere else. */
export default defineEventHandler(async (event) => {
  const { atsSecretKey, public: open } = useRuntimeConfig(event);
  // Another site's page can send this request with your visitor's cookies, but cannot say that it came from here.
  const origin = getHeader(event, 'origin') ?? '';
  if (!URL.canParse(origin) || new URL(origin).host !== getHeader(event, 'host')) {
    return new Response(null, { status: 403 });
  }
  // Ask here who is signed in: whoever gets a token registers at your expense.
  const answer = await fetch(`${open.atsUrl}/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin },
    body: JSON.stringify({
      secret_key: atsSecretKey,
      action_type: 'register',
      allowed_network: 'testnet',
    }),
    signal: AbortSignal.timeout(10_000),
  });
  // A refusal goes on as it stands: the form understands every code of the API.
  return new Response(answer.body, {
    status: answer.status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  });
});
