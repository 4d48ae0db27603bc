import type { SyntheticEvent } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import type { Preview, PreviewItem } from '../contract/act'
import { actWords, confirmation, nounsOf } from '../contract/act'
import type { Problem } from '../contract/problem'
import { Age } from '../ui/age'
import { Button } from '../ui/button'
import { Note } from '../ui/note'
import { ProblemNote } from '../ui/problem-note'
import { StateShape } from '../ui/state-shape'
import { countText, plural } from '../util/count'
import classes from './acting.module.css'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const willHappen = ({ reason }: PreviewItem) => reason === null

const Line = ({ item }: { item: PreviewItem }) => (
  <li>
    {willHappen(item) ? (
      <StateShape shape="dot" tone="running" />
    ) : (
      <StateShape shape="struck-circle" tone="neutral" />
    )}
    <strong className={willHappen(item) ? undefined : classes.spared}>{item.name}</strong>
    <span className="dim">
      {willHappen(item) ? (
        <span className={classes.remark}>{item.remark}</span>
      ) : (
        `Skipped: ${item.reason}`
      )}
    </span>
    <span className="dimmer">{item.sourceName}</span>
  </li>
)

/** What happens by one way, over those to which it happens so. */
const Way = ({ says, items }: { says: string; items: readonly PreviewItem[] }) => (
  <>
    <li className={classes.way}>{says}</li>
    {items.map((item) => (
      <Line key={`${item.sourceId} ${item.id}`} item={item} />
    ))}
  </>
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
          {asOf === null ? '.' : ' old: it may have changed since.'}
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
  const countOf = (count: number) => plural(count, ...nounsOf(act))
  const { word, lost, forced } = actWords[act]
  const happening = items.filter(willHappen)
  const spared = items.filter((item) => !willHappen(item))
  const happens = happening.length
  const sayings = [...new Set(happening.map(({ says }) => says))]
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
          : `It will happen to ${countOf(happens)}${spared.length > 0 ? `, ${countText(spared.length)} skipped` : ''}.`}
      </p>
      {sayings.length === 1 && <p className={classes.says}>{sayings[0]}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus */}
      <ul className={classes.lines} aria-label={capital(nounsOf(act)[1])} tabIndex={0}>
        {sayings.length > 1 &&
          sayings.map((says) => (
            <Way key={says} says={says} items={happening.filter((item) => item.says === says)} />
          ))}
        {sayings.length > 1 && spared.length > 0 && (
          <li className={classes.way}>Nothing happens to the rest.</li>
        )}
        {[...(sayings.length > 1 ? [] : happening), ...spared].map((item) => (
          <Line key={`${item.sourceId} ${item.id}`} item={item} />
        ))}
      </ul>
      <Aged preview={preview} />
      {happens > 0 && lost !== null && <Note tone="warning">{lost}</Note>}
      {wanted !== null && (
        <div className={classes.field}>
          <label htmlFor={inputId}>
            Type {wanted}, the number of {nounsOf(act)[1]}
          </label>
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
            {sending ? 'Sending' : problem ? 'Send again' : `${word}: ${countOf(happens)}`}
          </Button>
        )}
      </div>
    </form>
  )
}
