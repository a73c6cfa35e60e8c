import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDocument } from '../operations/links/open-document.ts'
import type { App } from './env.ts'
import { unlisted } from './public-invoice.ts'

/** Stricter than for the staff's pages: no inline style, no form, nothing from elsewhere. */
export const STRICT_CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * The page of a document's link (rule 29): the same file for every token, with 404 where it opens nothing. It says
 * nothing itself; its script reads the document.
 */
export function publicPage(app: App, webFolder: string): void {
  app.use('/i/*', unlisted)
  app.get('/i/:token', async (c) => {
    const opened = await openDocument(c.var.world, c.req.param('token'))
    const page = await readFile(join(webFolder, 'invoice.html'), 'utf8')
    return c.html(page, opened ? 200 : 404, {
      'content-security-policy': STRICT_CONTENT_SECURITY_POLICY,
      'cache-control': 'no-store',
    })
  })
}
