import type { ServerDetail } from '../../contract/server'
import { Age } from '../../ui/age'
import { Moment } from '../../ui/moment'
import { StateShape } from '../../ui/state-shape'
import classes from './as-known.module.css'

/** What is shown of a server that cannot be reached is history, and since when. */
export const AsKnown = ({ server: { state, since } }: { server: ServerDetail }) =>
  state === 'disconnected' && (
    <p className={classes.note} role="note">
      <StateShape shape="clock" tone="neutral" />
      <span>
        Health, power, firmware and hardware below are what was last known
        {since === null ? (
          ', nobody recorded when.'
        ) : (
          <>
            {' '}
            as of <Moment at={since} named /> (<Age at={since} /> ago).
          </>
        )}
      </span>
    </p>
  )
