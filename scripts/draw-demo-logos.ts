// Draws the logos of the demo's businesses into src/demo/logos: npx node scripts/draw-demo-logos.ts
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openBrowser } from '../test/browser/open-browser.ts'

const font = readFileSync(
  fileURLToPath(import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')),
).toString('base64')

/** By the short name of each business: its mark, on a field of 48 × 48, and its name beside it where that belongs to it. */
const LOGOS: Readonly<Record<string, { mark: string; name?: string; ink?: string }>> = {
  'swift-couriers': {
    mark: `<path d="M4 34 L22 10 H34 L22 26 H44 L32 42 H20 L30 34 Z" fill="#d9480f"/>`,
    name: 'Swift Couriers',
    ink: '#2b1a12',
  },
  'nordlicht-technik': {
    mark: `<circle cx="24" cy="24" r="22" fill="#123c69"/>
      <path d="M10 33 C16 20 20 20 24 27 S33 30 38 14" fill="none" stroke="#7fe3c4" stroke-width="4.5" stroke-linecap="round"/>`,
    name: 'Nordlicht',
    ink: '#123c69',
  },
  'aurora-air': {
    mark: `<rect width="48" height="48" rx="11" fill="#1c1b3a"/>
      <path d="M10 35 L24 10 L38 35 L24 28.5 Z" fill="#f2c14e"/>`,
  },
  'brightside-home': {
    mark: `<path d="M6 25 L24 8 L42 25" fill="none" stroke="#0b7285" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>
      <path d="M12 42 A12 12 0 0 1 36 42 Z" fill="#f59f00"/>`,
    name: 'Brightside',
    ink: '#0b4f5c',
  },
}

const browser = await openBrowser()
const page = await browser.newPage({ deviceScaleFactor: 2 })
for (const [slug, { mark, name, ink = '#000' }] of Object.entries(LOGOS)) {
  await page.setContent(`<style>
    @font-face { font-family: Inter; src: url(data:font/woff2;base64,${font}); font-weight: 100 900 }
    body { margin: 0 }
    div { display: inline-flex; gap: 10px; align-items: center; padding-right: ${name ? 2 : 0}px;
      font: 680 22px Inter; letter-spacing: -0.02em; white-space: nowrap; color: ${ink} }
    svg { display: block; width: 44px; height: 44px }
  </style><div><svg viewBox="0 0 48 48">${mark}</svg>${name ?? ''}</div>`)
  await page.evaluate('document.fonts.ready')
  const path = fileURLToPath(new URL(`../src/demo/logos/${slug}.png`, import.meta.url))
  await page.locator('div').screenshot({ path, omitBackground: true })
}
await browser.close()
