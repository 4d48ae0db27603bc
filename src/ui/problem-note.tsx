import type { ReactNode } from 'react'
import type { Problem } from '../contract/problem'
import { CopyId } from './copy-id'
import classes from './note.module.css'

/**
 * What failed, why, and the id that support asks for. `children`: what to do, e.g. a retry. That something
 * is not there is no failure, and has no colour.
 */
export const ProblemNote = ({ problem, children }: { problem: Problem; children?: ReactNode }) => (
  <div
    className={`${classes.note} ${problem.kind === 'not-found' ? classes.neutral : classes.critical}`}
    role="alert"
  >
    <p>
      <strong>{problem.title}</strong>
      {problem.source !== undefined && !problem.title.includes(problem.source) && (
        <span className="dim"> · {problem.source}</span>
      )}
    </p>
    <p className="dim">{problem.detail}</p>
    {(problem.upstreamCode ?? problem.supportId) !== undefined && (
      <p className="dim">
        {problem.upstreamCode !== undefined && (
          <span className="mono">{problem.upstreamCode} </span>
        )}
        {problem.supportId !== undefined && (
          <>
            support id <CopyId name="support id" id={problem.supportId} />
          </>
        )}
      </p>
    )}
    {children}
  </div>
)
