import { Button, FileButton, Text } from '@mantine/core'
import { type DragEvent, useRef, useState } from 'react'

/** Where files are dropped, or chosen with a button. */
export function FileDrop({
  says,
  choose,
  accept,
  add,
}: {
  says: string
  choose: string
  accept: string
  add: (files: readonly File[]) => void
}) {
  const [over, setOver] = useState(false)
  const reset = useRef<() => void>(null)
  const drag = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(event.type === 'dragover')
    if (event.type === 'drop') add([...event.dataTransfer.files])
  }
  return (
    <div className="file-drop" data-over={over} onDragOver={drag} onDragLeave={drag} onDrop={drag}>
      <FileButton
        multiple
        accept={accept}
        resetRef={reset}
        onChange={(files) => {
          add(files)
          // The same file may be chosen again once it was put right.
          reset.current?.()
        }}
      >
        {(props) => (
          <Button {...props} variant="default" size="sm">
            {choose}
          </Button>
        )}
      </FileButton>
      <Text size="sm" className="quiet">
        {says}
      </Text>
    </div>
  )
}
