import type { Page } from '@playwright/test'
import axe, { type AxeResults, type RunOptions } from 'axe-core'
import { expect } from 'vitest'

/** How everything is looked at: as wide as a desk's screen in light and in dark, and as narrow as WCAG asks (1.4.10). */
const LOOKS = [
  { width: 1280, height: 900, colorScheme: 'light' },
  { width: 1280, height: 900, colorScheme: 'dark' },
  { width: 320, height: 800, colorScheme: 'light' },
] as const

/** The rules that ask about colours: only the dark changes them, and it changes nothing else. */
const COLOURS = ['color-contrast', 'link-in-text-block']
/** Besides what axe looks for by itself: targets of 24 pixels or with room about them (WCAG 2.5.8). */
const RULES = { 'target-size': { enabled: true } } as const

/** Drawn anew, and nothing on its way to another colour or place: a button that may be pressed since just now is half grey. */
const STILL = `new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))).then(() =>
  Promise.allSettled(document.getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished)))`

/**
 * Holds a page, as it stands, against WCAG in every look: axe finds nothing, and nothing runs out of it sideways. Only a
 * part of it with `within`; frames where nothing may run are left out.
 */
export async function examine(page: Page, what: string, within = 'html'): Promise<void> {
  const before = page.viewportSize()
  const found: string[] = []
  for (const { width, height, colorScheme } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height })
    const look = `${what}, ${width} wide, ${colorScheme}`
    const faults = await faultsOf(
      page,
      within,
      colorScheme === 'dark' ? { runOnly: COLOURS } : { rules: RULES },
    )
    found.push(...faults.map((fault) => `${look}: ${fault}`))
    const beyond = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    if (beyond !== 0) found.push(`${look}: ${String(beyond)} pixels run out of it`)
  }
  expect(found).toEqual([])
  if (before) await page.setViewportSize(before)
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
}

/** What axe finds on a page as it stands, while something is open on it that another look would close. */
export const axeFinds = (page: Page): Promise<string[]> => faultsOf(page, 'html', { rules: RULES })

/**
 * axe in the page itself, once nothing moves on it: its packages for browsers set it up anew in every frame for every question and open a page to
 * add up the answers, which takes them five times as long.
 */
async function faultsOf(page: Page, within: string, options: RunOptions): Promise<string[]> {
  await page.evaluate(STILL)
  if (!(await page.evaluate(`'axe' in globalThis`))) await page.evaluate(axe.source)
  const context = { include: [[within]], exclude: [['iframe']] }
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(${JSON.stringify(context)}, ${JSON.stringify({ ...options, resultTypes: ['violations'] })})`,
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
