import type { ReactNode } from 'react'
import type { ServerDetail } from '../contract/server'
import { serverStatus } from '../contract/server'
import { Age } from '../ui/age'
import { Moment } from '../ui/moment'
import { Note } from '../ui/note'
import { StateShape } from '../ui/state-shape'

/** The alert that the state comes from: the worst that is active, the newest of these. */
export const leadingAlert = ({ alerts }: Pick<ServerDetail, 'alerts'>) =>
  alerts
    .filter(({ clearedAt }) => clearedAt === null)
    .sort(
      (one, other) =>
        serverStatus[one.severity].rank - serverStatus[other.severity].rank ||
        other.at.localeCompare(one.at),
    )
    .at(0)

const tones = { critical: 'critical', warning: 'warning' } as const

/**
 * What is wrong, since when, and what to do: the first thing to read of a server. `children`: what may have
 * to do with it.
 */
export const Why = ({ server, children }: { server: ServerDetail; children?: ReactNode }) => {
  const { state, reason, since } = server
  const alert = leadingAlert(server)
  const { shape, tone, word } = serverStatus[state]
  if (state === 'ok' && alert === undefined) return null
  return (
    <Note tone={state === 'critical' || state === 'warning' ? tones[state] : 'neutral'}>
      <h2>
        <StateShape shape={shape} tone={tone} /> {reason ?? alert?.message ?? word}
      </h2>
      <p className="dim">
        {since === null ? (
          'The source does not say since when. '
        ) : (
          <>
            Since <Moment at={since} named /> (<Age at={since} />
            ).{' '}
          </>
        )}
        {alert?.description}
      </p>
      {alert?.resolution && (
        <p>
          <strong>What to do:</strong> {alert.resolution}
        </p>
      )}
      {children}
    </Note>
  )
}
