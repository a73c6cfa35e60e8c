import { TextInput } from '@mantine/core'
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'

/** What a list is searched by; / goes there. */
export function SearchBox({
  label,
  placeholder,
  value,
  look,
}: {
  label: string
  placeholder: string
  value: string
  look: (text: string | undefined) => void
}) {
  const box = useRef<HTMLInputElement>(null)
  useHotkeys([['/', () => box.current?.focus()]])
  const soon = useDebouncedCallback((text: string) => look(text.trim() === '' ? undefined : text), 200)
  // What the address says stands in the box, unless somebody is writing there.
  useEffect(() => {
    if (box.current && document.activeElement !== box.current) box.current.value = value
  }, [value])
  return (
    <TextInput
      ref={box}
      className="search-box"
      w={{ base: '100%', xs: 300 }}
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden />}
      defaultValue={value}
      onChange={(event) => soon(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}
