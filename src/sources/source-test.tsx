import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf } from '../api/problem-error'
import { sessionQuery } from '../api/session'
import { testSource } from '../api/sources'
import { csrfOf } from '../contract/session'
import type { Finding, SourceTest as Test } from '../contract/source-detail'
import { Age } from '../ui/age'
import { Button } from '../ui/button'
import { CopyId } from '../ui/copy-id'
import { ProblemNote } from '../ui/problem-note'
import { StateWord } from '../ui/state-word'
import { findingStatus, findingsText, testText, withoutName } from './words'
import classes from './source-test.module.css'

const few = 8

const FindingRow = ({ finding, source }: { finding: Finding; source: string }) => {
  const { name, outcome, ms, problem } = finding
  return (
    <li>
      <StateWord status={findingStatus[outcome]} muted />
      <strong>{name}</strong>
      <span className={problem === null ? 'dim' : undefined}>
        {outcome === 'answers' && `answers, in ${ms ?? 0} ms`}
        {outcome === 'not-asked' && problem === null && 'was not asked, because the sign-in failed'}
        {problem !== null && `${withoutName(problem.title, source)}: ${problem.detail}`}
        {problem?.supportId !== undefined && (
          <>
            {' · support id '}
            <CopyId name="support id" id={problem.supportId} />
          </>
        )}
      </span>
    </li>
  )
}

/**
 * What a test found, what fails first; of many only the first that fail, until somebody asks. Stands empty
 * before, so that the verdict is read out when it comes; its age, which ticks, is not.
 */
const Findings = ({ test, source }: { test: Test | undefined; source: string }) => {
  const [all, setAll] = useState(false)
  const findings = test?.findings ?? []
  const worstFirst = findings.toSorted(
    (a, b) => findingStatus[a.outcome].rank - findingStatus[b.outcome].rank,
  )
  const failing = worstFirst.filter(({ outcome }) => outcome !== 'answers')
  const folds = worstFirst.length > few
  const shown = folds && !all ? failing.slice(0, few) : worstFirst
  return (
    <div className={test && classes.result}>
      <p>
        <span aria-live="polite">
          {test && <strong>{testText(findings)}</strong>}
          {failing.length > few && ` ${findingsText(failing)}. `}
        </span>
        {test && (
          <span className="dimmer">
            {' '}
            Asked <Age at={test.at} /> ago
          </span>
        )}
        {folds && (
          <button type="button" className={classes.more} onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : 'Show all'}
          </button>
        )}
      </p>
      {shown.length > 0 && (
        <ul>
          {shown.map((finding) => (
            <FindingRow key={finding.id} finding={finding} source={source} />
          ))}
        </ul>
      )}
    </div>
  )
}

/** The button that asks a source now, for those who may; `children` show what it found. */
export const useSourceTest = (id: string, name: string) => {
  const { data: session } = useQuery(sessionQuery())
  const test = useMutation(testSource(id))
  const csrf = csrfOf(session, 'operator')
  return {
    button:
      csrf !== null ? (
        <Button
          aria-label={`Test ${name}`}
          disabled={test.isPending}
          onClick={() => test.mutate(csrf)}
        >
          {test.isPending ? 'Asking…' : 'Test now'}
        </Button>
      ) : (
        <span className="dimmer">Testing takes the role operator</span>
      ),
    result: (
      <>
        {test.isError && <ProblemNote problem={problemOf(test.error)} />}
        <Findings test={test.isPending ? undefined : test.data} source={name} />
      </>
    ),
  }
}
