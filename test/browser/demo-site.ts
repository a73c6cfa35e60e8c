import { inject } from 'vitest'
import { peopleIn } from '../../src/adapters/people/people.ts'
import { createApp } from '../../src/http/server.ts'
import { idSource } from '../../src/kernel/id.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import { httpDoubles } from '../support/http-doubles.ts'
import { testDatabase } from '../support/test-database.ts'
import { FOLLOWS_NOTHING, ownBrowser, served, webFolder } from './site.ts'

/** A demo of the test file's own, and a real browser. */
export async function openDemoSite() {
  const { db } = await testDatabase({ template: inject('demoTemplate') })
  const world = { db, now: Date.now, newId: idSource(Date.now), lanes: new Lanes() }
  const app = createApp({
    ...httpDoubles,
    world,
    webFolder,
    operator: { token: 'token', demo: true },
    people: peopleIn(db, 'a secret of thirty-two bytes or more', world.newId, httpDoubles.office.publicUrl),
  })
  const url = await served(app)
  const browser = await ownBrowser()

  /**
   * A page of somebody who entered the demo; what the page complains about is collected. It follows what changes only
   * with `live`: an open stream keeps the network from ever being idle.
   */
  async function entered(
    options: { width?: number; colorScheme?: 'light' | 'dark'; live?: boolean; as?: string } = {},
  ) {
    const { width = 1280, colorScheme = 'light', live = false, as = 'Owner' } = options
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      ...(live ? {} : { extraHTTPHeaders: FOLLOWS_NOTHING }),
    })
    const page = await context.newPage()
    page.setDefaultTimeout(8_000)
    const complaints: string[] = []
    page.on('pageerror', (err) => complaints.push(err.message))
    page.on('console', (message) => {
      // Asking who is there before anybody is, is answered 401: that is how the page knows.
      if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text())
    })
    await page.goto(url)
    await page.getByRole('button', { name: as, exact: true }).click()
    await page.getByRole('heading', { name: 'Organizations' }).waitFor()
    return { page, complaints }
  }
  return { url, entered }
}
