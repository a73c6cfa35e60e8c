import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from './env.ts'
import { unlisted } from './public-invoice.ts'
import { STRICT_CONTENT_SECURITY_POLICY } from './public-page.ts'

/** The portal's page, the same at each of its addresses. It says nothing itself; its script asks who is there. */
export function portalPage(app: App, webFolder: string): void {
  app.use('/portal/*', unlisted)
  app.get('/portal/*', async (c) => {
    const page = await readFile(join(webFolder, 'portal.html'), 'utf8')
    return c.html(page, 200, {
      'content-security-policy': STRICT_CONTENT_SECURITY_POLICY,
      'cache-control': 'no-store',
    })
  })
}
