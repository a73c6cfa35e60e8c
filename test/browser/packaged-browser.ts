import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import ours from '../../package.json' with { type: 'json' }

const version = ours.devDependencies['@sparticuz/chromium']

/**
 * The browser that comes with the packages, unpacked once for each version; answers the path of its program.
 * The package itself takes whatever lies at its place in the temporary folder, and so a browser that another process
 * is still writing, or that a run cut short left half written: it unpacks into a folder of our own here, which appears
 * under its name when it is whole.
 */
export async function packagedBrowser(): Promise<string> {
  const temporary = tmpdir()
  const whole = join(temporary, `billhook-browser-${version}`)
  const program = join(whole, 'chromium')
  if (existsSync(program)) return program

  const part = mkdtempSync(join(temporary, 'billhook-browser-part-'))
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = part // where the package unpacks; it takes no other word for it
  try {
    await chromium.executablePath()
    renameSync(part, whole)
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    if (!existsSync(program)) throw error // else another process was first
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  return program
}
