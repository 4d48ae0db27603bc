import { useQuery } from '@tanstack/react-query'
import { serversQuery } from '../api/servers'
import { boardPolling } from '../api/wall'
import { boardWord } from '../contract/display'
import type { Server, ServerState } from '../contract/server'
import { serverStates, serverStatus } from '../contract/server'
import { Age } from '../ui/age'
import { plural } from '../util/count'
import { BoardFrame } from './board-frame'
import { AllQuiet, NothingYet } from './none'
import type { WallRow } from './rows'
import { Rows } from './rows'
import { silenceOf } from './silence'
import { countOf, kindsText, totalOf } from './words'

/** More than any screen has room for. */
const most = 24
const wrong = ['critical', 'warning'] as const
/** In these a server may be anything. */
const unknown = ['disconnected', 'unknown'] as const

const rowOf = (server: Server): WallRow => ({
  key: `${server.sourceId} ${server.id}`,
  sourceId: server.sourceId,
  status: serverStatus[server.state],
  name: server.name,
  why: server.reason ?? serverStatus[server.state].word,
  age: server.since === null ? '–' : <Age at={server.since} />,
})

/** The fleet by state, and the worst servers with what is wrong in words. */
export const HealthBoard = () => {
  const search = new URLSearchParams(wrong.map((state) => ['state', state])).toString()
  const servers = useQuery({ ...serversQuery(search, 0, most), ...boardPolling })
  const page = servers.data
  const silence = silenceOf([servers])
  const silent = silence !== null
  const held = (state: string) => (page ? countOf(page.facets['state'], state) : null)
  const kindsOf = (states: readonly ServerState[]) =>
    states.map((state) => ({ word: serverStatus[state].word, count: held(state) ?? 0 }))
  const outcomes = page?.outcomes ?? []
  return (
    <BoardFrame
      name={boardWord.health.name}
      {...(page ? { whole: plural(totalOf(page.facets['state']), 'server') } : {})}
      counts={serverStates.map((state) => ({ status: serverStatus[state], count: held(state) }))}
      outcomes={outcomes}
      silence={silence}
    >
      <Rows
        name="Wrong now"
        rows={page?.items.map(rowOf) ?? []}
        kinds={kindsOf(wrong)}
        outcomes={outcomes}
        silent={silent}
        none={
          page ? (
            <AllQuiet outcomes={outcomes} doubt={{ silent, unknown: kindsText(kindsOf(unknown)) }}>
              {totalOf(page.facets['state']) === 0
                ? 'No source lists a server.'
                : 'No server is critical or degraded.'}
            </AllQuiet>
          ) : (
            <NothingYet silent={silent} />
          )
        }
      />
    </BoardFrame>
  )
}
