import { z } from './z.ts'

/** Nothing a database or a printer chokes on: no control characters but line ends and tabs, no halves of characters. */
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}/u
const LINE_BREAKING = /[\t\n\r]/

const printable = (text: string): boolean => !UNPRINTABLE.test(text) && text.isWellFormed()
/** Whether text can be printed and has no line ends. */
export const onOneLine = (text: string): boolean => printable(text) && !LINE_BREAKING.test(text)
export const UNPRINTABLE_SENTENCE = 'This holds characters that cannot be printed.'

const line = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => text.trim() !== '', 'This may not be empty.')
    .refine(onOneLine, UNPRINTABLE_SENTENCE)

/** An id of another system: 1 to 200 characters on one line. */
export const ExternalId = line(200).openapi({ example: 'ord_7Kq2' })

/** A name or a reference: 1 to 200 characters on one line. */
export const Name = line(200).openapi({ example: 'Harbor Goods' })

/** Something on one line, which may be empty: 0 to so many characters. */
export const lineUpTo = (longest: number) => z.string().max(longest).refine(onOneLine, UNPRINTABLE_SENTENCE)

/** Something short on one line, which may be empty: 0 to 200 characters. */
export const ShortText = lineUpTo(200)

/** What people write: 0 to so many characters, line ends allowed. */
export const textUpTo = (longest: number) => z.string().max(longest).refine(printable, UNPRINTABLE_SENTENCE)

/** What people write: up to 2000 characters, line ends allowed. */
export const Text = textUpTo(2000).openapi({ example: 'Deliver to the loading dock.' })

/** Text that says something. */
export const SomeText = z
  .string()
  .min(1)
  .max(2000)
  .refine((text) => text.trim() !== '', 'This may not be empty.')
  .refine(printable, UNPRINTABLE_SENTENCE)
  .openapi({ example: 'Pallet delivery, Brooklyn to Newark' })

/** An address for mail: one @ with something on both sides, no spaces. Only sending to it proves it. */
export const Email = z
  .string()
  .max(254)
  .regex(/^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/, 'This is not an e-mail address.')
  .refine(onOneLine, UNPRINTABLE_SENTENCE)
  .openapi({ example: 'accounts@harborgoods.example' })
