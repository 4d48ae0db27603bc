import type { ReactNode } from 'react'
import type { Problem } from '../../contract/problem'
import type { Look, LookPart, Looks } from '../../contract/server-look'
import { ReadProblem } from '../../table/read-problem'
import { Age } from '../../ui/age'
import { CopyId } from '../../ui/copy-id'
import { Panel } from '../../ui/panel'
import { StateShape } from '../../ui/state-shape'
import { useNear } from '../../ui/use-near'
import type { Com } from './use-com'
import type { Asked, Looked } from './use-look'
import { useLook } from './use-look'
import classes from './look-panel.module.css'

/** What keeps a part from being newer, or from being there at all. */
const Trouble = ({ problem, asOf }: { problem: Problem; asOf: string | null }) => (
  <div className={classes.trouble} role="status">
    <StateShape shape="clock" tone="warning" />
    <p>
      <strong>{problem.title}</strong> <span className="dim">{problem.detail}</span>
      {asOf !== null && (
        <>
          {' '}
          What is shown was read <Age at={asOf} /> ago.
        </>
      )}
      {problem.supportId !== undefined && (
        <>
          {' '}
          Support id <CopyId name="support id" id={problem.supportId} />
        </>
      )}
    </p>
  </div>
)

/** Nothing may be just what its source says of a part. */
const wasRead = <T,>(look: Look<T>): look is Look<T> & { value: T } => look.asOf !== null

/** A part with its own outcome: what is there stays under the reason why it is not newer. */
export const LookBody = <T,>({
  look: { data, error },
  what,
  without,
  room,
  children,
}: {
  look: Looked<T>
  /** Named while it is read. */
  what: string
  /** What stands there until it was read once. */
  without?: ReactNode
  room?: number | undefined
  children: (value: T) => ReactNode
}) => (
  <>
    <ReadProblem error={error} />
    {data?.problem && <Trouble problem={data.problem} asOf={data.asOf} />}
    {data === undefined && error === null && without === undefined && (
      <p className={classes.pending} style={{ minHeight: room }} aria-busy="true">
        Reading {what}
      </p>
    )}
    {(data?.asOf ?? null) === null && without}
    {data && wasRead(data) && children(data.value)}
  </>
)

/**
 * A named part of the page that the source of `server` is asked for, once somebody comes near it. `room`: how
 * high it usually is, px, so that what is below it stays where it is.
 */
export const LookPanel = <P extends LookPart>({
  name,
  anchor,
  part,
  server,
  asked,
  aside,
  without,
  room,
  children,
}: {
  name: string
  anchor?: string
  part: P
  server: Com
  asked?: Asked
  aside?: ReactNode
  without?: ReactNode
  room?: number
  children: (value: Looks[P]) => ReactNode
}) => {
  const [ref, near] = useNear()
  const look = useLook(part, server, near, asked)
  return (
    <Panel
      name={name}
      ref={ref}
      {...(anchor === undefined ? {} : { anchor })}
      aside={
        <span className={classes.aside}>
          {aside}
          {look.data?.asOf && (
            <span className={classes.age}>
              read <Age at={look.data.asOf} /> ago
            </span>
          )}
        </span>
      }
    >
      <LookBody look={look} what={name.toLowerCase()} without={without} room={room}>
        {children}
      </LookBody>
    </Panel>
  )
}
