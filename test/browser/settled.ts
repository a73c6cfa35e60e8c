import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'

/** How long nothing may be asked for, in milliseconds, before a page has all it wants: what an answer leads to is asked at once. */
const CALM = 60

/**
 * The page has nothing to do: what may wait is done after all else. An idle callback would say the same, but a browser
 * without a screen that has nothing to draw may keep it for seconds.
 */
const IDLE = `scheduler.postTask(() => {}, { priority: 'background' })`

/**
 * Watches what a page asks for from now on. What it gives waits until a page that was entered shows all it has: nothing
 * is on its way and nothing says that it is busy. Playwright's own idle network takes half a second each time and does
 * not begin anew where the page only goes on within itself.
 */
export function settlesOf(page: Page): () => Promise<void> {
  let asked = 0
  let changes = 0
  let lastAt = Date.now()
  const change = (by: number) => () => {
    asked += by
    changes += 1
    lastAt = Date.now()
  }
  page.on('request', change(1)).on('requestfinished', change(-1)).on('requestfailed', change(-1))
  return async () => {
    // On a busy machine a page may take longer than that to see where it is or what it was answered, and to ask for what
    // stands there: it is calm when nothing was asked for until all that it had to do was done.
    let before: number
    do {
      await page.evaluate(IDLE)
      lastAt = Date.now()
      while (asked > 0 || Date.now() - lastAt < CALM) await sleep(10)
      before = changes
      await page.evaluate(IDLE)
    } while (asked > 0 || changes !== before)
    await page.locator('[aria-busy=true], [data-stale=true]').first().waitFor({ state: 'detached' })
  }
}

/** Follows an address as a link within the app does: what is loaded stays. */
export const follow = (page: Page, path: string): Promise<void> =>
  page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`)
