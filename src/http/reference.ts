import { docsPage } from './docs/page.ts'
import type { App } from './env.ts'
import { openApiDocument, type OpenApi } from './openapi.ts'

/** The OpenAPI document and the reference made from it. Both are made when first asked for: every door hangs by then. */
export function referenceDoors(app: App): void {
  let document: OpenApi | undefined
  let page: string | undefined
  const ofAll = (): OpenApi => (document ??= openApiDocument(app))
  app.get('/openapi.json', (c) => c.json(ofAll(), 200, { 'cache-control': 'no-cache' }))
  app.get('/docs', (c) => c.html((page ??= docsPage(ofAll())), 200, { 'cache-control': 'no-cache' }))
}
