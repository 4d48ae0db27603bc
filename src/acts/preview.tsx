import type { ActItem } from '../contract/act'
import { Panel } from '../ui/panel'
import { plural } from '../util/count'
import classes from './acts.module.css'

const namesText = (names: readonly string[]) =>
  names.length > 4
    ? `${names.slice(0, 3).join(', ')} and ${plural(names.length - 3, 'other')}`
    : names.join(', ')

/** What was said, once, then what was to mind beside it, each with whom it was said of. */
const sayingsOf = (items: readonly ActItem[]) => {
  const sayings = new Map<string, Map<string, string[]>>()
  for (const { name, said, remark, state, note } of items) {
    const isSkipped = state === 'skipped'
    if (said === null && remark === null && !isSkipped) continue
    const text = isSkipped ? `Skipped: ${note ?? 'no reason was given'}` : (said ?? '')
    const beside = (isSkipped ? null : remark) ?? ''
    const remarks = sayings.get(text) ?? new Map<string, string[]>()
    sayings.set(text, remarks.set(beside, [...(remarks.get(beside) ?? []), name]))
  }
  return sayings
}

/** What the preview said when it was agreed to: the same for most, so that it is told once. */
export const Preview = ({ items }: { items: readonly ActItem[] }) => {
  const sayings = sayingsOf(items)
  return (
    <Panel name="As the preview said">
      {sayings.size === 0 ? (
        <p className="dimmer">It was not kept for this one.</p>
      ) : (
        <dl className={classes.said}>
          {[...sayings].map(([text, remarks]) => (
            <div key={text}>
              <dt>{text}</dt>
              {[...remarks].map(([remark, names]) => (
                <dd key={remark} title={names.join(', ')}>
                  {remark} <span className="dim">{namesText(names)}</span>
                </dd>
              ))}
            </div>
          ))}
        </dl>
      )}
    </Panel>
  )
}
