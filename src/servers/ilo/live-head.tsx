import type { LiveParts } from '../../contract/live'
import { powerWord } from '../../contract/server'
import { AsOf } from '../../ui/as-of'
import { StateShape } from '../../ui/state-shape'
import { StateWord } from '../../ui/state-word'
import { judgedAs } from './judgement'
import { readAt } from './trail'
import classes from './live.module.css'

const lights = new Map([
  [true, 'Locator light on'],
  [false, 'Locator light off'],
])

/** Power, self-test and the BMC itself, on one line. */
export const LiveHead = ({ parts }: { parts: LiveParts }) => {
  const { value: system } = parts.system
  const { value: manager } = parts.manager
  const at = readAt(parts)
  return (
    <div className={`${classes.head} ${parts.system.problem ? classes.old : ''}`}>
      {system && (
        <>
          <StateWord status={judgedAs(system)} />
          <span>
            <StateShape
              shape={system.power === 'on' ? 'dot' : 'struck-circle'}
              tone={system.power === 'on' ? 'ok' : 'neutral'}
            />{' '}
            Power {powerWord[system.power].toLowerCase()}
          </span>
          {system.post !== null && <span>{system.post}</span>}
          {system.uid !== null && <span className="dim">{lights.get(system.uid)}</span>}
        </>
      )}
      {manager && (
        <span className="dim">
          {[
            manager.firmware?.startsWith(manager.name ?? ' ') ? null : manager.name,
            manager.firmware,
            manager.licence,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      )}
      {manager?.failedTests.map((test) => (
        <StateWord
          key={test.name}
          status={judgedAs(test)}
          word={`Self-test ${test.name}: ${test.word}`}
        />
      ))}
      <span className={classes.at}>
        <AsOf at={at} />
      </span>
    </div>
  )
}
