import { useQuery } from '@tanstack/react-query'
import { vmsQuery } from '../api/vms'
import { boardPolling } from '../api/wall'
import { boardWord } from '../contract/display'
import { protectionStates, protectionStatus } from '../contract/vm'
import type { ProtectionState, Vm } from '../contract/vm'
import { Age } from '../ui/age'
import { ageText } from '../util/age'
import { plural } from '../util/count'
import { BoardFrame } from './board-frame'
import { AllQuiet, NothingYet } from './none'
import type { WallRow } from './rows'
import { Rows } from './rows'
import { silenceOf } from './silence'
import { countOf, kindsText, totalOf } from './words'

/** More than any screen has room for. */
const most = 24
const wrong = ['failed', 'past-rpo'] as const

const rowOf = (vm: Vm): WallRow => ({
  key: `${vm.sourceId} ${vm.id}`,
  sourceId: vm.sourceId,
  status: protectionStatus[vm.protection],
  name: vm.name,
  why: vm.reason ?? protectionStatus[vm.protection].word,
  age: vm.newestGoodAt === null ? 'none' : <Age at={vm.newestGoodAt} />,
  ...(vm.rpoMinutes === null ? {} : { note: `${ageText(vm.rpoMinutes * 60_000)} allowed` }),
})

/** VMs without a good backup, those that are longest without one first. */
export const BackupsBoard = () => {
  const search = new URLSearchParams([
    ['sort', 'newestGoodAt'],
    ...wrong.map((state) => ['protection', state]),
  ]).toString()
  const vms = useQuery({ ...vmsQuery(search, 0, most), ...boardPolling })
  const page = vms.data
  const silence = silenceOf([vms])
  const silent = silence !== null
  const held = (state: string) => (page ? countOf(page.facets['protection'], state) : null)
  const kindsOf = (states: readonly ProtectionState[]) =>
    states.map((state) => ({ word: protectionStatus[state].word, count: held(state) ?? 0 }))
  const outcomes = page?.outcomes ?? []
  return (
    <BoardFrame
      name={boardWord.backups.name}
      {...(page ? { whole: plural(totalOf(page.facets['protection']), 'VM') } : {})}
      counts={protectionStates.map((state) => ({
        status: protectionStatus[state],
        count: held(state),
      }))}
      outcomes={outcomes}
      silence={silence}
    >
      <Rows
        name="Without a good backup, by age of the newest"
        rows={page?.items.map(rowOf) ?? []}
        kinds={kindsOf(wrong)}
        outcomes={outcomes}
        silent={silent}
        none={
          page ? (
            <AllQuiet
              outcomes={outcomes}
              doubt={{ silent, unknown: kindsText(kindsOf(['unknown'])) }}
            >
              {totalOf(page.facets['protection']) === 0
                ? 'No source lists a VM.'
                : 'Every protected VM is within its RPO.'}
            </AllQuiet>
          ) : (
            <NothingYet silent={silent} />
          )
        }
      />
    </BoardFrame>
  )
}
