import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileNameOf } from './file-name.ts'
import type { AttachmentType } from './recognise.ts'

test.each([
  ['Bill 118.pdf', 'application/pdf', 'Bill 118.pdf'],
  ['BILL.PDF', 'application/pdf', 'BILL.PDF'],
  ['scan.JPEG', 'image/jpeg', 'scan.JPEG'],
  ['Quittung Müller & Söhne.png', 'image/png', 'Quittung Müller & Söhne.png'],
  ['領収書.pdf', 'application/pdf', '領収書.pdf'],
  ['../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['C:\\bills\\a?.html', 'application/pdf', 'a_.html.pdf'],
  ['run.bat', 'text/plain', 'run.bat.txt'],
  ['bill\u202Efdp.exe', 'text/csv', 'billfdp.exe.csv'],
  ['a\r\nset-cookie: x.txt', 'text/plain', 'a set-cookie_ x.txt'],
  ['.htaccess', 'text/plain', 'htaccess.txt'],
  ['con.txt', 'text/plain', '_con.txt'],
  ['', 'image/webp', 'attachment.webp'],
  ['...', 'text/csv', 'attachment.csv'],
  ['/', 'text/csv', 'attachment.csv'],
] as const)('%j of %s is %j', (said, mediaType, name) => {
  expect(fileNameOf(said, mediaType)).toBe(name)
})

test('whatever it was called, the name is safe, not too long, and stays so', () => {
  const types: AttachmentType[] = ['application/pdf', 'text/plain', 'image/jpeg', 'text/csv']
  const said = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom('.', ' ', '/', '\\', 'a', '\ud83d', '\udc69', '\u0338', '<', '\u200d'),
    }),
    fc.string({ minLength: 100, maxLength: 300 }),
  )
  fc.assert(
    fc.property(said, fc.constantFrom(...types), (given, mediaType) => {
      const name = fileNameOf(given, mediaType)
      expect(name).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}/\\<>:"|?*. ][^\p{Cc}\p{Cf}\p{Cs}/\\<>:"|?*]*\.\w+$/u)
      expect(name.length).toBeLessThanOrEqual(120)
      expect(fileNameOf(name, mediaType)).toBe(name)
    }),
    { numRuns: 1_000 },
  )
})
