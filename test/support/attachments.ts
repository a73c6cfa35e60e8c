import { crc32 } from 'node:zlib'

/** A page with nothing on it, as small as a PDF can be. */
export const PDF: Buffer<ArrayBuffer> = pdfOf('')

/** A PDF of one empty page; what is said in it makes it another one. */
export function pdfOf(said: string): Buffer<ArrayBuffer> {
  return Buffer.from(`%PDF-1.4
% ${said}
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`)
}

/** A ZIP of files by these names, each of one letter, stored as they are. */
export function zipOf(names: readonly string[]): Buffer<ArrayBuffer> {
  const content = Buffer.from('x')
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const name of names) {
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(content.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(name.length, 22)
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), content])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), common, rest, Buffer.from(name))
    files.push(file)
    at += file.length
  }
  const named = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(names.length, 8)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(named.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, named, end])
}

/** A workbook by its parts. */
export const sheetOf = (...more: readonly string[]): Buffer<ArrayBuffer> =>
  zipOf(['[Content_Types].xml', 'xl/workbook.xml', ...more])

export const DOCM_ZIP: Buffer<ArrayBuffer> = zipOf(['[Content_Types].xml', 'word/document.xml'])
