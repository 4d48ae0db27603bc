import type { ActItem } from '../contract/act'
import { Panel } from '../ui/panel'
import { plural } from '../util/count'
import classes from './acts.module.css'

/** What the preview said when it was agreed to: the same for most, so that it is told once. */
export const Preview = ({ items }: { items: readonly ActItem[] }) => {
  const kept = items.filter(
    ({ said, remark, state }) => said !== null || remark !== null || state === 'skipped',
  )
  const sayings = new Map<string, string[]>()
  for (const { name, said, remark, state, note } of kept) {
    const text =
      state === 'skipped'
        ? `Skipped: ${note ?? 'no reason was given'}`
        : [said, remark].filter((part) => part !== null).join(' ')
    sayings.set(text, [...(sayings.get(text) ?? []), name])
  }
  return (
    <Panel name="As the preview said">
      {sayings.size === 0 ? (
        <p className="dimmer">It was not kept for this one.</p>
      ) : (
        <dl className={classes.said}>
          {[...sayings].map(([text, names]) => (
            <div key={text}>
              <dt>{text}</dt>
              <dd className="dim" title={names.join(', ')}>
                {names.length > 4
                  ? `${names.slice(0, 3).join(', ')} and ${plural(names.length - 3, 'other')}`
                  : names.join(', ')}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  )
}
