import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from '@playwright/test'
import { packagedBrowser } from './packaged-browser.ts'

/** Arguments of the packaged browser that do not fit a desktop's use of it, and those of a graphics card made of software, which takes its time. */
const UNFIT = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--in-process-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
])

/** A real browser: the one that comes with the packages on Linux, elsewhere the Chrome that is installed. */
export async function openBrowser(): Promise<Browser> {
  if (process.platform !== 'linux') return playwright.launch({ channel: 'chrome' })
  const args = chromium.args.filter((arg) => !UNFIT.has(arg))
  return playwright.launch({
    executablePath: await packagedBrowser(),
    args: [...args, '--no-sandbox', '--disable-gpu'],
  })
}
