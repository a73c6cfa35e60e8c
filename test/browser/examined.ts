import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from 'vitest'

/** How everything is looked at: as wide as a desk's screen in light and in dark, and as narrow as WCAG asks (1.4.10). */
const LOOKS = [
  { width: 1280, height: 900, colorScheme: 'light' },
  { width: 1280, height: 900, colorScheme: 'dark' },
  { width: 320, height: 800, colorScheme: 'light' },
] as const

/** The rules that ask about colours, which are half of the work: only the dark changes them, and it changes nothing else. */
const COLOURS = ['color-contrast', 'link-in-text-block']
/** What a narrow screen may change: what fits, what scrolls, and what only it shows. */
const NARROW = ['scrollable-region-focusable', 'button-name', 'link-name', 'label']

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
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))')
    const axe = axeOf(page).include(within).exclude('iframe')
    const look = `${what}, ${width} wide, ${colorScheme}`
    const rules = width < 1280 ? axe.withRules(NARROW) : colorScheme === 'dark' ? axe.withRules(COLOURS) : axe
    const faults = await faultsOf(rules)
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
export const axeFinds = (page: Page): Promise<string[]> => faultsOf(axeOf(page))

/** What is well is not told, which takes it half the time. */
const axeOf = (page: Page): AxeBuilder => new AxeBuilder({ page }).options({ resultTypes: ['violations'] })

async function faultsOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
