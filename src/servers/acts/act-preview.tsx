import type { SyntheticEvent } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import type { Preview, PreviewItem } from '../../contract/act'
import { actWords, confirmation } from '../../contract/act'
import type { Problem } from '../../contract/problem'
import { Age } from '../../ui/age'
import { Button } from '../../ui/button'
import { Note } from '../../ui/note'
import { ProblemNote } from '../../ui/problem-note'
import { StateShape } from '../../ui/state-shape'
import { countText, plural } from '../../util/count'
import classes from './acts.module.css'

const serversText = (count: number) => plural(count, 'server')

const Line = ({ item }: { item: PreviewItem }) => (
  <li>
    {item.reason === null ? (
      <StateShape shape="dot" tone="running" />
    ) : (
      <StateShape shape="struck-circle" tone="neutral" />
    )}
    <strong title={item.sourceName}>{item.name}</strong>
    <span className={item.reason === null ? undefined : 'dim'}>
      {item.reason === null ? item.says : `Skipped: ${item.reason}`}
      {item.remark !== null && <em className={classes.remark}> {item.remark}</em>}
    </span>
  </li>
)

/** How old what the preview goes by is, where that is not now. */
const Aged = ({ preview }: { preview: Preview }) => {
  const aged = preview.outcomes.filter(({ freshness }) => freshness !== 'live')
  if (aged.length === 0) return null
  return (
    <Note tone="warning">
      {aged.map(({ sourceId, sourceName, asOf }) => (
        <p key={sourceId}>
          What {sourceName} says is {asOf === null ? 'not known yet' : <Age at={asOf} />}
          {asOf === null ? '.' : ' old: a server may be in another state by now.'}
        </p>
      ))}
    </Note>
  )
}

/** What will happen to every machine, which are passed over and why, and the word that makes it happen. */
export const ActPreview = ({
  preview,
  sending,
  problem,
  onBack,
  onConfirm,
  onClose,
}: {
  preview: Preview
  sending: boolean
  problem: Problem | null
  onBack: (() => void) | null
  onConfirm: (typed: string) => void
  onClose: () => void
}) => {
  const { act, items } = preview
  const { word, lost, forced } = actWords[act]
  const happens = items.filter(({ reason }) => reason === null).length
  const wanted = confirmation(act, happens)
  const [typed, setTyped] = useState('')
  const inputId = useId()
  const input = useRef<HTMLInputElement>(null)
  const go = useRef<HTMLButtonElement>(null)
  const head = useRef<HTMLParagraphElement>(null)
  // What interrupts takes a deliberate step to the button; Enter that is still held does nothing.
  useEffect(() => {
    const to = input.current ?? (forced || happens === 0 ? head.current : go.current)
    to?.focus()
  }, [forced, happens])
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    onConfirm(typed)
  }
  return (
    <form className={classes.preview} onSubmit={submit}>
      <p ref={head} tabIndex={-1} className={classes.head}>
        {happens === 0
          ? 'Nothing will happen.'
          : `It will happen to ${serversText(happens)}${happens < items.length ? `, ${countText(items.length - happens)} skipped` : ''}.`}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus */}
      <ul className={classes.lines} aria-label="Servers" tabIndex={0}>
        {items.map((item) => (
          <Line key={`${item.sourceId} ${item.id}`} item={item} />
        ))}
      </ul>
      <Aged preview={preview} />
      {happens > 0 && lost !== null && <Note tone="warning">{lost}</Note>}
      {wanted !== null && (
        <div className={classes.field}>
          <label htmlFor={inputId}>Type {wanted}, the number of servers</label>
          <input
            id={inputId}
            ref={input}
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      )}
      {problem && (
        <ProblemNote problem={problem}>
          <p className="dim">Nothing is lost: sent again, it is done once.</p>
        </ProblemNote>
      )}
      <div className={classes.buttons}>
        {onBack && <Button onClick={onBack}>Back</Button>}
        <Button onClick={onClose}>{happens === 0 ? 'Close' : 'Cancel'}</Button>
        {happens > 0 && (
          <Button
            ref={go}
            type="submit"
            look="primary"
            disabled={sending || (wanted !== null && typed.trim() !== wanted)}
          >
            {sending ? 'Sending' : problem ? 'Send again' : `${word}: ${serversText(happens)}`}
          </Button>
        )}
      </div>
    </form>
  )
}
