/**
 * Programs that open links: search engines, previews of chat and mail programs, scanners of mail servers, libraries.
 * Most run no script and never come so far; this is for those that do.
 */
const MACHINE =
  /bot\b|crawl|spider|slurp|scanner|preview|facebookexternalhit|whatsapp|skypeuripreview|safelinks|proofpoint|mimecast|barracuda|headless|phantomjs|puppeteer|playwright|selenium|lighthouse|curl\/|wget\/|python|java\/|go-http|okhttp|axios|node-fetch|undici/i

/** Whether a User-Agent is a machine's. One that says nothing is no person's browser either. */
export const isMachine = (userAgent: string | undefined): boolean =>
  userAgent === undefined || userAgent.trim() === '' || userAgent === 'node' || MACHINE.test(userAgent)
