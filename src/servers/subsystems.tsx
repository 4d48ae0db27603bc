import type { Subsystem } from '../contract/server'
import { serverStatus } from '../contract/server'
import { StateShape } from '../ui/state-shape'
import classes from './detail.module.css'

const absent = { shape: 'struck-circle', tone: 'neutral' } as const

/** Every part that the source reports on, with the source's own word. */
export const Subsystems = ({ subsystems }: { subsystems: readonly Subsystem[] }) => {
  if (subsystems.length === 0)
    return <p className="dimmer">The source reports on no subsystems of this server.</p>
  return (
    <ul className={classes.subsystems}>
      {subsystems.map(({ name, word, state }) => {
        const { shape, tone } = state === 'absent' ? absent : serverStatus[state]
        return (
          <li key={name} className={classes[state]} title={`${name}: ${word}`}>
            <StateShape shape={shape} tone={tone} />
            <span>{name}</span>
            <span className={state === 'ok' || state === 'absent' ? 'unseen' : classes.said}>
              {word}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
