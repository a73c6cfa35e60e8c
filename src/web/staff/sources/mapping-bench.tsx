import { Button, Grid, Group, NativeSelect, Text } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Organization } from '../../../contract/organization.ts'
import type { WebhookSourceRecord } from '../../../contract/webhook-source.ts'
import { useChangeWebhookSource, useTry } from '../../api/webhook-sources.ts'
import { CodeEditor, reveal } from '../../ui/code-editor.tsx'
import { instantText } from '../../ui/dates.ts'
import { nearestPlace, readJsonText } from '../../ui/json-places.ts'
import { prettyJson } from '../../ui/json-pretty.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { type Fault, FaultList, faultsOf, marksOf, Unreadable } from './fault-list.tsx'
import { inOrder } from './mapping-order.ts'
import { Panel } from './panel.tsx'
import { Samples } from './samples.tsx'
import { TrialResult } from './trial-result.tsx'

const shownMapping = (mapping: unknown): string => prettyJson(inOrder(mapping), 64)

/** Writes a source's mapping and tries it on a body: what the event would be, and what it would do. */
export function MappingBench({
  source,
  organization,
  body,
  setBody,
}: {
  source: WebhookSourceRecord
  organization: Organization
  /** The body to try it on, as text. */
  body: string
  setBody: (text: string) => void
}) {
  const { t } = useTranslation('sources')
  const { slug, timeZone } = organization
  const [saved, setSaved] = useState(() => shownMapping(source.mappings[0]!.mapping))
  const [mapping, setMapping] = useState(saved)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const save = useChangeWebhookSource(slug, source.id)
  const trial = useTry(slug, source.id)
  const mappingArea = useRef<HTMLTextAreaElement>(null)
  const bodyArea = useRef<HTMLTextAreaElement>(null)
  const mappingJson = useMemo(() => readJsonText(mapping), [mapping])
  const bodyJson = useMemo(() => readJsonText(body), [body])
  const said = (error: Error): void => setFaults(faultsOf(error) ?? [])
  const document = 'value' in mappingJson ? (mappingJson.value as Record<string, unknown>) : null
  const error = [save.error, trial.error].find((each) => each && !faultsOf(each))
  const goInMapping = (from: number, to: number): void => reveal(mappingArea.current, mapping, from, to)
  const goInBody = (from: number, to: number): void => reveal(bodyArea.current, body, from, to)
  return (
    <>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Panel
            title={t('bench.mapping')}
            beside={
              <Group gap="xs">
                <NativeSelect
                  size="xs"
                  aria-label={t('bench.version')}
                  value=""
                  data={[
                    { value: '', label: t('version', { version: source.mappingVersion }) },
                    ...source.mappings.slice(1).map(({ version, madeAt }) => ({
                      value: String(version),
                      label: t('bench.takeUp', { version, when: instantText(madeAt, timeZone) }),
                    })),
                  ]}
                  onChange={(event) => {
                    const version = Number(event.currentTarget.value)
                    const found = source.mappings.find((each) => each.version === version)
                    if (found) setMapping(shownMapping(found.mapping))
                  }}
                />
                <Button
                  size="xs"
                  variant="default"
                  loading={save.isPending}
                  disabled={document === null || mapping === saved}
                  onClick={() => {
                    if (trial.error) trial.reset()
                    save.mutate(
                      { mapping: document! },
                      {
                        onError: said,
                        onSuccess: () => {
                          setSaved(mapping)
                          setFaults([])
                        },
                      },
                    )
                  }}
                >
                  {t('bench.save')}
                </Button>
              </Group>
            }
          >
            <CodeEditor
              label={t('bench.mapping')}
              area={mappingArea}
              value={mapping}
              marks={marksOf(
                mapping,
                mappingJson,
                faults.map(({ mapping: pointer, detail }) => [pointer, detail]),
                t('faults.notJson'),
              )}
              onChange={setMapping}
              under={
                <>
                  <Unreadable json={mappingJson} go={goInMapping} />
                  <FaultList
                    faults={faults}
                    text={mapping}
                    json={mappingJson}
                    go={goInMapping}
                    goInPayload={(pointer) => {
                      if ('fault' in bodyJson) return
                      const { from, to } = nearestPlace(bodyJson.places, pointer)
                      goInBody(from, to)
                    }}
                  />
                  {mapping !== saved && faults.length === 0 && document !== null && (
                    <span className="quiet">{t('bench.unsaved')}</span>
                  )}
                </>
              }
            />
          </Panel>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Panel
            title={t('bench.bodyTitle')}
            beside={
              <Button
                size="xs"
                loading={trial.isPending}
                disabled={document === null || 'fault' in bodyJson}
                onClick={() => {
                  if (document === null || 'fault' in bodyJson) return
                  save.reset()
                  trial.mutate(
                    { mapping: document, payload: bodyJson.value },
                    { onError: said, onSuccess: ({ result }) => setFaults(result.problems) },
                  )
                }}
              >
                {t('bench.tryIt')}
              </Button>
            }
          >
            <CodeEditor
              label={t('bench.body')}
              area={bodyArea}
              value={body}
              marks={marksOf(
                body,
                bodyJson,
                faults.flatMap(({ payload, detail }) =>
                  payload === null ? [] : [[payload, detail] as const],
                ),
                t('faults.notJson'),
              )}
              onChange={setBody}
              under={<Unreadable json={bodyJson} go={goInBody} />}
            />
            <Samples
              source={source}
              organization={slug}
              body={'value' in bodyJson ? bodyJson.value : undefined}
              use={(sample) => setBody(prettyJson(sample))}
            />
          </Panel>
        </Grid.Col>
      </Grid>
      {error && <ProblemAlert error={error} />}
      {trial.data ? (
        <TrialResult
          tried={trial.data}
          isPast={
            trial.variables.mapping !== document ||
            'fault' in bodyJson ||
            trial.variables.payload !== bodyJson.value
          }
        />
      ) : (
        <Text size="sm" className="quiet">
          {t('bench.how')}
        </Text>
      )}
    </>
  )
}
