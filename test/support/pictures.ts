import { crc32, deflateSync } from 'node:zlib'

/** A PNG of one colour: red, green, blue and how opaque, each up to 255. */
export function pngOf(
  width: number,
  height: number,
  [red, green, blue, opaque = 255]: readonly number[] = [11, 110, 90],
): Buffer<ArrayBuffer> {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6], 8) // eight bits each for four channels
  const row = Buffer.concat([
    Buffer.of(0),
    Buffer.alloc(width * 4, Buffer.from([red!, green!, blue!, opaque])),
  ])
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(Array<Buffer>(height).fill(row)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** 6 pixels wide and 3 high, as a browser wrote it. */
export const JPEG: Buffer<ArrayBuffer> = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1R' +
    'V19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj' +
    'Y2NjY2NjY2NjY2NjY2P/wAARCAADAAYDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAA' +
    'AAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAgX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCMAaQ//9k=',
  'base64',
)

/** The same, taken with a camera that lay on its side: it is shown 3 pixels wide and 6 high. */
export const TURNED_JPEG: Buffer<ArrayBuffer> = Buffer.concat([
  JPEG.subarray(0, 20), // what JFIF says of itself comes first
  Buffer.from(
    '\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0',
    'latin1',
  ),
  JPEG.subarray(20),
])

/** 6 pixels wide and 3 high, as a browser wrote it. */
export const WEBP: Buffer<ArrayBuffer> = Buffer.from(
  'UklGRjAAAABXRUJQVlA4ICQAAABwAQCdASoGAAMAAsBMJaACdAFAAAD+7gZrg+/+A/iX9gWIAAA=',
  'base64',
)

export const SVG: Buffer<ArrayBuffer> = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="6" height="3"><script>alert(1)</script></svg>',
)
