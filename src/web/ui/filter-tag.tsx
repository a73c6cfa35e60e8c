import { IconX } from '@tabler/icons-react'

/** A filter that has no field of its own, and the way to be rid of it. */
export function FilterTag({ text, says, remove }: { text: string; says: string; remove: () => void }) {
  return (
    <button type="button" className="word-tab" aria-label={says} onClick={remove}>
      {text}
      <IconX size={14} aria-hidden />
    </button>
  )
}
