import { Link } from 'react-router'
import { keyOf } from '../contract/entity-key'
import { protectionStatus, vmSystemWord } from '../contract/vm'
import type { VmDetail } from '../contract/vm'
import { paths, within } from '../paths'
import { Age } from '../ui/age'
import { CopyId } from '../ui/copy-id'
import { Facts } from '../ui/facts'
import { Moment } from '../ui/moment'
import { Note } from '../ui/note'
import { StateShape } from '../ui/state-shape'
import { ageText } from '../util/age'
import { bytesText } from '../util/bytes'

const noteTone = (tone: string) => (tone === 'critical' || tone === 'warning' ? tone : 'neutral')

/** `backups` null: those that it has were not read. */
const noneText = (backups: number | null) =>
  backups === null ? 'No good backup is known of.' : 'There is no good backup.'

/** Whether it could be brought back as promised, and if not, why: the first thing to read of a VM. */
export const Protection = ({ vm }: { vm: VmDetail }) => {
  const { protection, reason, newestGoodAt, rpoMinutes, lastRunError, backups } = vm
  const { tone, shape, word } = protectionStatus[protection]
  const allowed = rpoMinutes === null ? null : ageText(rpoMinutes * 60_000)
  return (
    <Note tone={noteTone(tone)}>
      <h2>
        <StateShape shape={shape} tone={tone} /> {reason ?? word}
      </h2>
      <p className="dim">
        {newestGoodAt === null ? (
          noneText(backups)
        ) : (
          <>
            Newest good backup <Moment at={newestGoodAt} named />, <Age at={newestGoodAt} /> ago
            {allowed !== null && `; the policy allows ${allowed}`}.
          </>
        )}
      </p>
      {lastRunError !== null && !reason?.includes(lastRunError) && <p>Last run: {lastRunError}</p>}
    </Note>
  )
}

const joined = (...parts: readonly (string | null)[]) =>
  parts.filter((part) => part !== null).join(' · ') || null

/** What it is, where it runs, and what protects it. */
export const VmFactList = ({ vm }: { vm: VmDetail }) => (
  <Facts
    facts={[
      ['Policy', vm.policy],
      ['RPO', vm.rpoMinutes === null ? null : ageText(vm.rpoMinutes * 60_000)],
      ['Last run', vm.lastRunAt && <Moment key="last" at={vm.lastRunAt} named />],
      ['Next run', vm.nextRunAt && <Moment key="next" at={vm.nextRunAt} named />],
      ['System', vmSystemWord[vm.system]],
      ['Runs on', joined(vm.cluster, vm.host)],
      ['Datastore', vm.datastore],
      ['Guest', vm.guest],
      ['Power', vm.power],
      ['Capacity', vm.capacityBytes === null ? null : bytesText(vm.capacityBytes)],
      [
        'Tasks',
        <Link key="tasks" to={within(paths.tasks, { vm: keyOf(vm) })}>
          All on {vm.name}
        </Link>,
      ],
      ['Source', vm.sourceName],
      ['Id', <CopyId key="id" name="VM id" id={vm.id} />],
    ]}
  />
)
