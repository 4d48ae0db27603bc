import { Link } from 'react-router'
import type { ServerDetail } from '../../contract/server'
import { paths } from '../../paths'
import { Age } from '../../ui/age'
import { Moment } from '../../ui/moment'
import { StateShape } from '../../ui/state-shape'
import classes from './as-known.module.css'

type Other = ServerDetail['alsoAt'][number]

/** What a BMC says of its own machine is no record of a management. */
const isRecord = ({ bmc }: Pick<ServerDetail, 'bmc'>) => bmc === undefined

/** The record that lists show of this machine, where it is another than this one. */
export const leadingRecord = (server: ServerDetail): Other | undefined =>
  isRecord(server) ? server.alsoAt.find((other) => other.leads) : undefined

const connectionText = ({ connection, since }: Other) => {
  if (connection === 'connected') return 'connected there as well'
  if (connection === 'unknown') return 'whether it is connected there is not known'
  return since === null ? (
    'not connected there'
  ) : (
    <>
      not connected there since <Moment at={since} named /> (<Age at={since} />)
    </>
  )
}

/** The machine under other managements: which record leads, and the way to the others. */
export const OtherRecords = ({ server }: { server: ServerDetail }) => {
  const leading = leadingRecord(server)
  const others = server.alsoAt.filter((other) => isRecord(server) && isRecord(other))
  if (leading)
    return (
      <p className={classes.note} role="note">
        <StateShape shape="clock" tone="neutral" />
        <span>
          <Link to={paths.server(leading)}>{leading.sourceName}</Link> tells more of this machine:
          lists show that record, and what is done here is done there. Below is what{' '}
          {server.sourceName} has of it.
        </span>
      </p>
    )
  return others.map((other) => (
    <p key={other.sourceId} className={classes.line}>
      Also in <Link to={paths.server(other)}>{other.sourceName}</Link>, {connectionText(other)}.
    </p>
  ))
}
