// What the samples say for the reader's own values, and what stands for it here.

/**
 * @typedef {{ apiUrl: string, pageUrl: string, siteKey: string, secretKey: string }} Values
 */

/** A sample with the started system in it. @param {Values} values */
export function withValues(code, { apiUrl, pageUrl, siteKey, secretKey }, place) {
  const mapped = code
    .replaceAll('https://ats.api.allfeat.org', apiUrl)
    .replaceAll('http://127.0.0.1:8787', apiUrl)
    .replaceAll('https://cdn.example/ats/v1/', '/cdn/')
    .replaceAll('cpk_…', siteKey)
    .replaceAll('csk_…', secretKey);
  return place === 'browser' ? mapped : mapped.replaceAll("'/api/ats-token'", `'${pageUrl}/api/ats-token'`);
}

/** A value that nobody filled in would fail somewhere far from its line. */
export const leftOpen = (code) => (/\w*…/.exec(code.replaceAll(/(\/\/|#).*|<!--.*?-->/g, '')) ?? [])[0];
