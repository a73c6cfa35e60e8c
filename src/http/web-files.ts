import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { Env } from './env.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
const PACKED = new Set(['.js', '.css', '.svg', '.json', '.webmanifest', '.txt', '.html', '.map'])
const FOR_EVER = 'public, max-age=31536000, immutable'

interface WebFile {
  readonly type: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly packed: Uint8Array<ArrayBuffer> | null
  readonly etag: string
}

/**
 * Answers with the built interface. Files under /assets/ carry a hash in their names and are kept for ever, and read
 * once; any other address that is not a file is the interface's own and gets its index page, never kept.
 */
export function webFiles(folder: string): (c: Context<Env>) => Promise<Response | null> {
  const kept = new Map<string, WebFile>()
  const load = async (path: string): Promise<WebFile | null> => {
    const known = kept.get(path)
    if (known) return known
    const file = await readWebFile(folder, path)
    if (file && isHashed(path)) kept.set(path, file)
    return file
  }
  return async (c) => {
    const path = c.req.path
    const wanted = extname(path) === '' ? null : await load(path)
    // A missing script answered with a page would only fail later and harder to see.
    if (!wanted && extname(path) !== '') return null
    const file = wanted ?? (await load('/index.html'))
    return file && answer(c, file, wanted !== null && isHashed(path) ? FOR_EVER : 'no-cache')
  }
}

const isHashed = (path: string): boolean => path.startsWith('/assets/')

function answer(c: Context<Env>, file: WebFile, cacheControl: string): Response {
  const headers = {
    'content-type': file.type,
    'cache-control': cacheControl,
    etag: file.etag,
    vary: 'accept-encoding',
  }
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers)
  const packs = file.packed !== null && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  return packs
    ? c.body(file.packed, 200, { ...headers, 'content-encoding': 'gzip' })
    : c.body(file.plain, 200, headers)
}

/** The file at a path inside the folder, or null: where there is none, and for every way out of the folder. */
async function readWebFile(folder: string, path: string): Promise<WebFile | null> {
  const type = TYPES[extname(path)]
  const root = normalize(folder + sep)
  const place = join(root, decoded(path))
  if (type === undefined || !place.startsWith(root) || place.includes('\0')) return null
  try {
    const plain = new Uint8Array(await readFile(place))
    const packed = PACKED.has(extname(path)) ? new Uint8Array(await promisify(gzip)(plain)) : null
    return {
      type,
      plain,
      packed,
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    }
  } catch (err) {
    if (err instanceof Error && 'code' in err && ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(err.code)))
      return null
    throw err
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return '/'
  }
}
