import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { polling } from '../api/poll'
import { sourceQuery } from '../api/sources'
import { freshnessStatus } from '../contract/freshness'
import type { SourceDetail } from '../contract/source-detail'
import { paths } from '../paths'
import { ReadProblem } from '../table/read-problem'
import { Age } from '../ui/age'
import { AsOf } from '../ui/as-of'
import { DetailPage } from '../ui/detail-page'
import { Facts } from '../ui/facts'
import { Panel } from '../ui/panel'
import { ProblemNote } from '../ui/problem-note'
import { StateWord } from '../ui/state-word'
import { unrenewed } from '../ui/unrenewed'
import { Until } from '../ui/until'
import { countText } from '../util/count'
import { CollectionsTable } from './collections-table'
import { Certificates, Parts } from './parts'
import { useSourceTest } from './source-test'
import { UpkeepFacts } from './upkeep-facts'
import { kindWord } from './words'

/** Why the source is silent, and when it is tried again. */
const Silence = ({ source }: { source: SourceDetail }) => {
  const { problem, collections } = source
  if (problem === null) return null
  const next = collections.flatMap(({ nextTryAt }) => nextTryAt ?? []).sort()[0]
  return (
    <ProblemNote problem={problem}>
      <p className="dim">
        {next !== undefined && (
          <>
            Tried again in <Until at={next} past="a moment" />.{' '}
          </>
        )}
        What it said before stays in view and ages.
      </p>
    </ProblemNote>
  )
}

const Test = ({ source }: { source: SourceDetail }) => {
  const { button, result } = useSourceTest(source.id, source.name)
  return (
    <Panel name="Does it answer now?" aside={button}>
      <p className="dim">
        A test signs in and reads next to nothing of every service; nothing is changed at the
        source.
      </p>
      {result}
    </Panel>
  )
}

const Here = ({ source }: { source: SourceDetail }) => {
  const { kind, region, simulated, collections, shared, collectedHere, since } = source
  const items = collections.reduce((sum, { total }) => sum + (total ?? 0), 0)
  return (
    <Facts
      facts={[
        ['Kind', `${kindWord[kind]}${simulated ? ', simulated' : ''}`],
        ...(region === null ? [] : [['Region', region] as const]),
        ['Items', countText(items)],
        ...(shared
          ? ([
              ['Read by', collectedHere ? 'the console that answers you' : 'another console'],
            ] as const)
          : []),
        [
          'Counted since',
          <span key="since">
            <Age at={since} /> ago
            {shared &&
              ', by the console that answers you: others on this store count for themselves'}
          </span>,
        ],
      ]}
    />
  )
}

/** One source with all that is known of it: why it is silent, and what will silence it next. */
export const Component = () => {
  const { id = '' } = useParams()
  const {
    data: held,
    error,
    dataUpdatedAt,
  } = useQuery({ ...sourceQuery(id), ...polling(() => undefined) })
  const data = held && error ? unrenewed(held) : held
  return (
    <DetailPage
      back={{ to: paths.sources, name: 'Sources' }}
      name={data?.name ?? ''}
      state={data && <StateWord status={freshnessStatus[data.freshness]} />}
      aside={data && <AsOf at={data.asOf} />}
      main={
        <>
          <ReadProblem
            error={error}
            heldAt={dataUpdatedAt}
            awaits={!data && 'Reading the source'}
          />
          {data && (
            <>
              <Silence source={data} />
              <Test source={data} />
              <Panel name="Collections">
                <CollectionsTable source={data} />
              </Panel>
              <Parts source={data} />
              <Certificates certificates={data.certificates} />
            </>
          )}
        </>
      }
      side={
        data && (
          <>
            <Panel name="What it needs">
              <UpkeepFacts source={data} />
            </Panel>
            <Panel name="Here">
              <Here source={data} />
            </Panel>
          </>
        )
      }
    />
  )
}
Component.displayName = 'SourcePage'
