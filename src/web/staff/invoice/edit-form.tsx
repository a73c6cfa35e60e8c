import { ActionIcon, Button, Group, Stack, Table, Textarea, TextInput, VisuallyHidden } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { modals } from '@mantine/modals'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Invoice } from '../../../contract/invoice.ts'
import type { LineInput } from '../../../contract/invoice-request.ts'
import type { InvoiceLine } from '../../../contract/invoice-parts.ts'
import { useEdit } from '../../api/acts.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

/** Edits a draft: its lines, its due date, its reference and its notes. The server adds it up. */
export function EditForm({ invoice, organization }: { invoice: Invoice; organization: string }) {
  const act = useEdit(organization, invoice)
  const [lines, setLines] = useState<(LineInput & { key: number })[]>(() =>
    invoice.lines.map((line, key) => ({ ...inputOf(line), key })),
  )
  const [dueOn, setDueOn] = useState<string>(invoice.dueOn)
  const [reference, setReference] = useState(invoice.reference ?? '')
  const [notes, setNotes] = useState(invoice.notes ?? '')
  const [linesTouched, setLinesTouched] = useState(false)
  const change = (key: number, part: Partial<LineInput>): void => {
    setLinesTouched(true)
    setLines((before) => before.map((line) => (line.key === key ? { ...line, ...part } : line)))
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate(
          {
            dueOn,
            reference: reference.trim() === '' ? null : reference.trim(),
            notes: notes.trim() === '' ? null : notes,
            ...(linesTouched ? { lines: lines.map(({ key: _, ...line }) => line) } : {}),
            ...(invoice.flags.some(({ code }) => code === 'review') ? { reviewed: true } : {}),
          },
          { onSuccess: () => modals.closeAll() },
        )
      }}
    >
      <Stack>
        <div className="scroll">
          <Table verticalSpacing={4} horizontalSpacing={6} withRowBorders={false} miw={560}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Description</Table.Th>
                <Table.Th w={90}>Quantity</Table.Th>
                <Table.Th w={120}>Unit price</Table.Th>
                <Table.Th w={40}>
                  <VisuallyHidden>Remove</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line, at) => (
                <Table.Tr key={line.key}>
                  <Table.Td>
                    <TextInput
                      aria-label={`Description of line ${at + 1}`}
                      required
                      value={line.description}
                      onChange={(event) => change(line.key, { description: event.currentTarget.value })}
                    />
                  </Table.Td>
                  <Table.Td>
                    <TextInput
                      aria-label={`Quantity of line ${at + 1}`}
                      inputMode="decimal"
                      required
                      value={String(line.quantity)}
                      onChange={(event) => change(line.key, { quantity: event.currentTarget.value })}
                    />
                  </Table.Td>
                  <Table.Td>
                    <TextInput
                      aria-label={`Unit price of line ${at + 1}`}
                      inputMode="decimal"
                      required
                      value={String(line.unitPrice)}
                      onChange={(event) => change(line.key, { unitPrice: event.currentTarget.value })}
                    />
                  </Table.Td>
                  <Table.Td>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`Remove line ${at + 1}`}
                      disabled={lines.length === 1}
                      onClick={() => {
                        setLinesTouched(true)
                        setLines((before) => before.filter(({ key }) => key !== line.key))
                      }}
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => {
            setLinesTouched(true)
            setLines((before) => [
              ...before,
              {
                key: Math.max(...before.map(({ key }) => key)) + 1,
                description: '',
                quantity: '1',
                unitPrice: '0',
              },
            ])
          }}
        >
          Add a line
        </Button>
        <Group grow align="flex-start">
          <DateInput
            label="Due on"
            required
            value={dueOn}
            valueFormat="D MMM YYYY"
            onChange={(day) => setDueOn(day ?? invoice.dueOn)}
          />
          <TextInput
            label="Reference"
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
        </Group>
        <Textarea
          label="Notes"
          autosize
          minRows={2}
          value={notes}
          onChange={(event) => setNotes(event.currentTarget.value)}
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            Cancel
          </Button>
          <Button type="submit" loading={act.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** A line as it stands, as it would be asked for: what the form does not show goes back unchanged. */
function inputOf(line: InvoiceLine): LineInput {
  const { kind, description, quantity, unit, unitPrice, discount, taxCategory, taxRate, workId } = line
  return { kind, description, quantity, unit, unitPrice, discount, taxCategory, taxRate, workId }
}
