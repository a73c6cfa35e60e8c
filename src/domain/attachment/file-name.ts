import type { AttachmentType } from './recognise.ts'

const LONGEST = 120

/** How files of each kind end; the first is added where the name says another. */
const ENDINGS: Readonly<Record<AttachmentType, readonly string[]>> = {
  'application/pdf': ['.pdf'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/webp': ['.webp'],
  'text/plain': ['.txt', '.log', '.md'],
  'text/csv': ['.csv'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
}

/**
 * A name that is safe on every system, and ends as what the file is: "C:\bills\a?.html" that is a PDF becomes
 * "a_.html.pdf", so that nobody opens it as something else.
 */
export function fileNameOf(said: string, mediaType: AttachmentType): string {
  const name = said
    .split(/[/\\]/)
    .at(-1)!
    .replaceAll(/[\t\n\r]/g, ' ')
    // What cannot be seen: control characters, those that turn the direction of what is read, halves of characters.
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .normalize('NFC')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  const endings = ENDINGS[mediaType]
  const isSo = endings.some((one) => name.toLowerCase().endsWith(one))
  const dot = isSo ? name.lastIndexOf('.') : name.length
  const ending = isSo ? name.slice(dot) : endings[0]!
  const stem = name
    .slice(0, dot)
    .replace(/^[. ]+/, '')
    .slice(0, LONGEST - 1 - ending.length)
    .replaceAll(/\p{Cs}/gu, '')
    .replace(/[. ]+$/, '')
  return `${RESERVED.test(stem) ? '_' : ''}${stem === '' ? 'attachment' : stem}${ending}`
}

/** What Windows takes for a device, whatever the ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
