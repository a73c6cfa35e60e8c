import type { Content } from '../invoice/document.ts'

/** What a document bills of one piece of work: net, minor units. */
export function amountFor(workId: string, content: Content): bigint {
  return content.lines.reduce((sum, line) => (line.workId === workId ? sum + line.net : sum), 0n)
}
