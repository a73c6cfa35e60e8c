import { Text } from '@mantine/core'
import { type ReactNode, type RefObject, useId } from 'react'

const LINE_HEIGHT = 20

/** Something to see on a line: its number turns red, and says what it is. */
export interface Mark {
  /** From 1. */
  readonly line: number
  readonly says: string
}

/** A text in lines with their numbers, to be written in. `under` is what there is to say of it. */
export function CodeEditor({
  label,
  value,
  marks,
  area,
  under,
  onChange,
}: {
  label: string
  value: string
  marks: readonly Mark[]
  area: RefObject<HTMLTextAreaElement | null>
  under?: ReactNode
  onChange: (value: string) => void
}) {
  const underId = useId()
  const says = new Map(marks.map((mark) => [mark.line, mark.says]))
  return (
    <div>
      <div className="code-editor" data-invalid={marks.length > 0}>
        <div className="code-sheet">
          {value.split('\n').map((line, at) => (
            <div key={at} className="code-line" data-marked={says.has(at + 1)} aria-hidden>
              <span className="code-number" title={says.get(at + 1)}>
                {at + 1}
              </span>
              <span className="code-text">{line}</span>
            </div>
          ))}
          <textarea
            ref={area}
            aria-label={label}
            aria-invalid={marks.length > 0}
            aria-describedby={underId}
            value={value}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            wrap="off"
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        </div>
      </div>
      <Text id={underId} size="sm" component="div" mt={8}>
        {under}
      </Text>
    </div>
  )
}

/** Brings a part of an editor's text into view, selected. */
export function reveal(area: HTMLTextAreaElement | null, text: string, from: number, to: number): void {
  if (!area) return
  const line = text.slice(0, from).split('\n').length
  area.focus({ preventScroll: true })
  area.setSelectionRange(from, to)
  const editor = area.closest('.code-editor')
  editor?.scrollIntoView({ block: 'nearest' })
  editor?.scrollTo({ top: (line - 4) * LINE_HEIGHT, left: 0 })
}
